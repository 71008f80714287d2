import Vocabulary

/// A fact that Monitoring records, from the canonical stream or from Matching's stream.
///
/// The two inputs interleave in any way within a day. Therefore each fact changes only records of its own input;
/// figures combine the two when they are computed.
public enum MonitoringFact: Sendable, Equatable {
    // MARK: canonical stream

    case applicationSubmitted(
        applicationId: String, institution: String, group: TargetGroup, route: Route?, waitingSince: CalendarDate)
    /// - Parameter group: `nil` leaves the group unchanged.
    case applicationChanged(applicationId: String, group: TargetGroup?)
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
    case dwellingAvailabilityChanged([DwellingAvailability])

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
