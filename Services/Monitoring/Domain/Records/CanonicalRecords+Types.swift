import Vocabulary

/// An application (aanmelding) as far as waiting is concerned.
public struct ApplicationRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public let institution: String
    public internal(set) var group: TargetGroup
    public internal(set) var route: Route?
    /// The day from which waiting counts.
    public internal(set) var waitingSince: CalendarDate
    /// The day on which Monitoring received it; `nil` before the first day started. Figures of a closed period count
    /// the applications registered by then, so that they stay as they were printed.
    public internal(set) var registeredOn: CalendarDate?
    public internal(set) var isWithdrawn: Bool
    /// The first day on which it no longer waits; may lie in the future.
    public internal(set) var withdrawnOn: CalendarDate?
    /// Spans of days in which waiting did not count (MON-2); `nil` for none.
    public internal(set) var pauses: [WaitingClock.Pause]?
}

/// A corporation and its size.
public struct CorporationRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    /// Independent dwellings within the city, as of the latest count.
    public internal(set) var dwellings: Int
    /// All counts; `nil` in records stored before more than one was kept.
    public internal(set) var counts: DatedStatements<Int>?
}

/// A target (taakstelling).
public struct TargetRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public let year: Int
    /// `nil`: the expected total of new lettings.
    public let group: TargetGroup?
    public let dwellings: Int
    /// Higher is later in the stream.
    public let order: Int
}

/// A count of new lettings.
public struct LettingsCountRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public let period: IndicatorPeriod
    /// `nil`: the whole city.
    public let corporation: String?
    public let neighbourhood: String?
    public let rentClass: String?
    public let regular: Int
    public let priority: [PriorityLettings]
    /// Higher is later in the stream; `nil` in records stored before the order mattered.
    public let order: Int?

    init(id: String, _ scope: CountScope, regular: Int, priority: [PriorityLettings], order: Int) {
        self.id = id
        self.period = scope.period
        self.corporation = scope.corporation
        self.neighbourhood = scope.neighbourhood
        self.rentClass = scope.rentClass
        self.regular = regular
        self.priority = priority
        self.order = order
    }
}

/// A dwelling allocated outside the central point.
public struct AllocationRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    /// `nil`: without priority.
    public let group: TargetGroup?
    public let route: Route?
    public let corporation: String?
    public let district: District?
    public let allocatedOn: CalendarDate
    public let waitingSince: CalendarDate?
    /// A dwelling with a front door of its own (zelfstandig); `nil` in records stored before rooms were distinguished.
    public let independent: Bool?
    /// Marks that pair the allocation with the tenancy of the same letting, as far as the office knows them.
    public let dwellingId: String?
    public let applicationId: String?
    public let tenancyId: String?
    /// The institution that received the client first.
    public let institution: String?

    public init(
        id: String, group: TargetGroup?, route: Route? = nil, corporation: String? = nil, district: District? = nil,
        allocatedOn: CalendarDate, waitingSince: CalendarDate? = nil, independent: Bool = true,
        dwellingId: String? = nil,
        applicationId: String? = nil, tenancyId: String? = nil, institution: String? = nil
    ) {
        self.id = id
        self.group = group
        self.route = route
        self.corporation = corporation
        self.district = district
        self.allocatedOn = allocatedOn
        self.waitingSince = waitingSince
        self.independent = independent
        self.dwellingId = dwellingId
        self.applicationId = applicationId
        self.tenancyId = tenancyId
        self.institution = institution
    }
}

/// A tenancy that started.
public struct TenancyRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public let dwellingId: String
    /// The landlord that reported it; `nil` in records stored before that mattered.
    public let corporation: String?
    public let applicationId: String?
    public let group: TargetGroup?
    public let startedOn: CalendarDate
    /// A dwelling with a front door of its own (zelfstandig).
    public let independent: Bool

    public init(
        id: String, dwellingId: String, corporation: String? = nil, applicationId: String? = nil,
        group: TargetGroup? = nil, startedOn: CalendarDate, independent: Bool
    ) {
        self.id = id
        self.dwellingId = dwellingId
        self.corporation = corporation
        self.applicationId = applicationId
        self.group = group
        self.startedOn = startedOn
        self.independent = independent
    }
}

/// A dwelling that a corporation nominated, perhaps for more than one round: after a withdrawal, or when it is free
/// again years later.
public struct DwellingRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public internal(set) var corporation: String
    public internal(set) var district: District?
    /// In the stream's order, each round once.
    public internal(set) var nominations: [Nomination]

    /// - Parameter isCorrection: the last nomination is still in an open round: the new one replaces it, and its round
    ///   stays.
    mutating func nominate(for roundId: String?, inQuota: Bool, isCorrection: Bool) {
        if isCorrection, let last = self.nominations.popLast() {
            self.nominations.append(
                Nomination(roundId: last.roundId, isWithdrawn: false, isApart: inQuota ? nil : true))
            return
        }
        self.nominations.removeAll { $0.roundId == roundId }
        self.nominations.append(
            Nomination(roundId: roundId, isWithdrawn: false, isApart: inQuota ? nil : true))
    }
}

/// The nomination of a dwelling for a round.
public struct Nomination: Hashable, Sendable, Codable {
    /// `nil`: for no round in particular.
    public let roundId: String?
    /// Set only in records stored before Matching reported it (`DwellingStanding`).
    public let isWithdrawn: Bool
    /// Whether it counts towards another row of the targets than the round's quota.
    public let isApart: Bool?
}

/// A matching round.
public struct RoundRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public let quarter: Quarter
    public let opensOn: CalendarDate
    public let closesOn: CalendarDate
    public let dwellings: Int
    /// Whether the office closed it, or announced when it will.
    public internal(set) var isClosed: Bool
    /// The day on which it closes; `nil` when none was reported, or in records stored before the day mattered.
    public internal(set) var closedOn: CalendarDate?

    /// A round ends on its last day, also without `round.closed`.
    func isClosed(on day: CalendarDate) -> Bool {
        self.closesOn < day || self.isClosed && self.closedOn.map { $0 <= day } ?? true
    }
}

/// An action of the plan.
public struct ActionRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public let number: Int
    public let title: String
    public let holder: String
    /// The condition under which the action applies, in Dutch.
    public let condition: String?
    public let dueOn: CalendarDate?
    /// The state as last reported; the only one in records stored before its day mattered.
    public internal(set) var state: ActionState
    public internal(set) var states: DatedStatements<ActionState>?

    func state(on day: CalendarDate) -> ActionState {
        guard let states = self.states else { return self.state }
        return states.current(on: day)?.value ?? .open
    }
}
