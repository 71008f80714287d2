import Vocabulary

/// An application (aanmelding) as far as waiting is concerned.
public struct ApplicationRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public let institution: String
    public internal(set) var group: TargetGroup
    public internal(set) var route: Route?
    /// The day from which waiting counts.
    public internal(set) var waitingSince: CalendarDate
    /// The day Monitoring heard of it; `nil` before the first day started. Figures of a closed period count whoever
    /// was registered then, so that they stay as they were printed.
    public internal(set) var registeredOn: CalendarDate?
    public internal(set) var isWithdrawn: Bool
    public internal(set) var withdrawnOn: CalendarDate?
    /// When waiting did not count (MON-2); `nil` for never.
    public internal(set) var pauses: [WaitingClock.Pause]?
}

/// A corporation and its size.
public struct CorporationRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    /// Independent dwellings within the city.
    public let dwellings: Int
}

/// A target (taakstelling).
public struct TargetRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public let year: Int
    /// `nil`: the total of new lettings that is expected.
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
    public let regular: Int
    public let priority: [PriorityLettings]
}

/// A dwelling allocated outside the central point.
public struct AllocationRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public let group: TargetGroup
    public let route: Route?
    public let corporation: String?
    public let district: District?
    public let allocatedOn: CalendarDate
    public let waitingSince: CalendarDate?
    public let dwellingId: String?
    public let applicationId: String?
}

/// A tenancy that started.
public struct TenancyRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public let dwellingId: String
    public let applicationId: String?
    public let group: TargetGroup?
    public let startedOn: CalendarDate
    /// A dwelling with a front door of its own (zelfstandig).
    public let independent: Bool
}

/// A dwelling that a corporation nominated, perhaps for more than one round: after a withdrawal, or when it is free
/// again years later.
public struct DwellingRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public internal(set) var corporation: String
    public internal(set) var district: District?
    /// In the stream's order, each round once.
    public internal(set) var nominations: [Nomination]

    /// - Parameter isCorrection: the last nomination still stands in an open round: it is said anew, and its round stays.
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

    /// A withdrawal is about the last nomination; earlier rounds keep theirs.
    mutating func withdraw() {
        guard let last = self.nominations.popLast() else { return }
        self.nominations.append(Nomination(roundId: last.roundId, isWithdrawn: true, isApart: last.isApart))
    }
}

/// A dwelling put in for a round.
public struct Nomination: Hashable, Sendable, Codable {
    /// `nil`: for no round in particular.
    public let roundId: String?
    public let isWithdrawn: Bool
    /// For another row of the targets than the round's quota is about.
    public let isApart: Bool?
}

/// A matching round.
public struct RoundRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public let quarter: Quarter
    public let opensOn: CalendarDate
    public let closesOn: CalendarDate
    public let dwellings: Int
    public internal(set) var isClosed: Bool
}

/// An action of the plan.
public struct ActionRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public let number: Int
    public let title: String
    public let holder: String
    /// Under which it holds, in Dutch.
    public let condition: String?
    public let dueOn: CalendarDate?
    public internal(set) var state: ActionState
}
