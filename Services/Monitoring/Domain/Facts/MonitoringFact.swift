import Vocabulary

/// A fact that Monitoring records, from the canonical stream or from Matching's stream.
///
/// The two inputs interleave in any way within a day. Therefore each fact changes only records of its own input;
/// figures combine the two when they are computed.
public enum MonitoringFact: Sendable, Equatable {
    // MARK: canonical stream

    case applicationSubmitted(
        applicationId: String, institution: String, group: TargetGroup, route: Route?, waitingSince: CalendarDate)
    /// A `nil` value leaves its field unchanged.
    case applicationChanged(
        applicationId: String, group: TargetGroup? = nil, route: Route? = nil, waitingSince: CalendarDate? = nil)
    case applicationPaused(applicationId: String, on: CalendarDate)
    case applicationResumed(applicationId: String, on: CalendarDate)
    case applicationWithdrawn(applicationId: String, on: CalendarDate)
    /// - Parameter dwellings: independent dwellings within the city of Utrecht (MAT-1).
    case corporationSized(corporation: String, dwellings: DatedStatements<Int>)
    /// A target with the same `targetId` replaces the earlier one. Of several targets for one year and group the last
    /// applies, and a row is the sum of its groups' targets.
    case targetSet(
        targetId: String, year: Int, measure: TargetMeasure, dwellings: Int, isCorrection: Bool = false)
    /// New lettings of independent dwellings. Of several counts of one scope the last applies.
    case lettingsCounted(countId: String, scope: CountScope, regular: Int, priority: [PriorityLettings])
    /// One dwelling, allocated outside the central point (REG-12).
    case allocationRecorded(AllocationRecord)
    case tenancyStarted(TenancyRecord)
    /// - Parameter inQuota: `false` when the dwelling counts towards another row of the targets than the round's quota
    ///   (MAT-15).
    case dwellingNominated(
        dwellingId: String, roundId: String?, corporation: String, district: District?, inQuota: Bool = true)
    /// - Parameter dwellings: the total that the round asks for.
    case roundOpened(
        roundId: String, quarter: Quarter, opensOn: CalendarDate, closesOn: CalendarDate, dwellings: Int)
    case roundClosed(roundId: String, on: CalendarDate)
    case actionRegistered(
        actionId: String, number: Int, title: String, holder: String, condition: String? = nil, dueOn: CalendarDate?)
    /// The report with the latest day applies, from that day on.
    case actionProgressed(
        actionId: String, state: ActionState, on: CalendarDate, ref: String? = nil, corrects: String? = nil)

    // MARK: Matching's stream

    /// Dwellings that Matching considers withdrawn, or no longer withdrawn. Matching ignores the withdrawal of a
    /// dwelling that was let.
    case dwellingsStand([DwellingStanding])

    /// - Parameters:
    ///   - quota: the corporation's part of this round, pro rata, without the carry-over.
    ///   - carriedOver: the shortfall (positive) or surplus (negative) of earlier rounds; shown separately (MAT-1).
    case quotaAnnounced(roundId: String, corporation: String, quota: Int, carriedOver: Int)
    /// A proposal that waits for the allocation office.
    case presentationProposed(presentationId: String, roundId: String, madeOn: CalendarDate)
    /// A proposal that lapsed.
    case presentationDropped(presentationId: String)
    case presentationMade(
        presentationId: String, roundId: String, dwellingId: String, corporation: String, applicationIds: [String],
        madeOn: CalendarDate)
    /// - Parameter declined: candidates declined, by reason code.
    case presentationEnded(presentationId: String, why: PresentationEnding, declined: [ReasonCount])
    case placementConfirmed(
        placementId: String, roundId: String, dwellingId: String, applicationId: String, institution: String,
        group: TargetGroup, on: CalendarDate, waitingSince: CalendarDate)
    /// No tenancy followed: the client waits as before.
    case placementCancelled(placementId: String, on: CalendarDate)
}

/// Whether Matching considers a dwelling withdrawn.
public struct DwellingStanding: Hashable, Sendable, Codable, Identifiable {
    /// The dwelling's id.
    public let id: String
    public let isWithdrawn: Bool

    public init(id: String, isWithdrawn: Bool) {
        self.id = id
        self.isWithdrawn = isWithdrawn
    }
}

/// The lettings that a target counts: one group's lettings with priority, or all (MON-3, MON-4).
public enum TargetMeasure: Hashable, Sendable {
    case priorityLettings(TargetGroup)
    case totalLettings
}

/// The scope of a count of lettings. Two counts with the same scope report the same figure twice.
public struct CountScope: Hashable, Sendable, Codable {
    public let period: IndicatorPeriod
    /// `nil`: the whole city.
    public let corporation: String?
    /// The neighbourhood with the year of its code; `nil`: all neighbourhoods.
    public let neighbourhood: String?
    /// A rent class of the contract; `nil`: all classes.
    public let rentClass: String?

    public init(
        _ period: Period, corporation: String?, neighbourhood: String? = nil, rentClass: String? = nil
    ) {
        self.period = IndicatorPeriod(period)
        self.corporation = corporation
        self.neighbourhood = neighbourhood
        self.rentClass = rentClass
    }
}

/// Dwellings let with priority to one group, in a count.
public struct PriorityLettings: Hashable, Sendable, Codable {
    public let group: TargetGroup
    public let dwellings: Int

    public init(group: TargetGroup, dwellings: Int) {
        self.group = group
        self.dwellings = dwellings
    }
}

/// Why a presentation ended (MAT-4, MAT-13).
public enum PresentationEnding: String, CaseIterable, Hashable, Sendable, Codable {
    /// The corporation chose one of the candidates.
    case chosen
    /// The corporation can make a match with none of them, with reasons.
    case declined
    /// The response term passed without an answer.
    case expired
    /// The dwelling, or every candidate, was withdrawn.
    case withdrawn
    /// The round closed while the presentation was open.
    case closed
}

/// How many candidates were declined for one reason.
public struct ReasonCount: Hashable, Sendable, Codable {
    public let reason: String
    public let count: Int

    public init(reason: String, count: Int) {
        self.reason = reason
        self.count = count
    }
}
