import Vocabulary

/// An application on its way to a dwelling.
public struct Candidate: StoredRecord {
    public enum State: String, Codable, Sendable {
        /// Open for the next day's solve.
        case waiting
        /// Cannot move for a while: not presented, and not waiting (MON-2).
        case paused
        /// In one live (or proposed) presentation.
        case presented
        /// Chosen by a corporation. Final.
        case placed
        /// Got a dwelling outside the rounds. Final.
        case housed
        /// Final, unless the institution submits the same application again.
        case withdrawn
    }

    /// The application's reference.
    public let id: String
    public var profile: CandidateProfile
    public var state: State
    /// The presentation that the candidate stands in; `nil` in every state but `presented`.
    public var presentationId: String?
    /// Why the institution withdrew it, a code of the contract.
    public var withdrawalReason: String?
    /// The first day of the pause that lasts; `nil` in every state but `paused`.
    public var pausedOn: CalendarDate?
    /// Days of all pauses that are over: the profile's `waitingSince` lies that much later than the application's.
    public var pausedDays: Int?
    /// The pauses that are over, each with its days.
    public var pauses: [WaitingClock.Pause]?
    /// The tenancy by which it got a dwelling outside the rounds; only read of what was kept before there could be more.
    private var housedBy: String?
    /// The tenancies and allocations by which it did, the earliest first.
    public private(set) var homes: [Home]?
    /// What was told ahead and comes on its day, in that order.
    public var planned: [PlannedChange]?
    /// Refused the single offer, so there is no right to another (MAT-11).
    public var hasLostOffer: Bool?
    /// Where earlier declines reach.
    public var bars: [Bar]?

    /// The single offer is made to outflow MO/BW and to those who leave a corporation hotel and found nothing else (plan,
    /// Inzet voor 2019, Uitstroom corporatiehotel; MAT-11). Women's shelter searches with an urgency, as a rule.
    var hasSingleOffer: Bool {
        guard self.profile.route == .outflow else { return false }
        let group = self.profile.group
        return group == .corporationHotel || group.countsIn == .moBw && group != .womensShelter
    }

    /// From which day on it has a home outside the rounds.
    var housedOn: CalendarDate? { self.homes?.first?.on }

    func isHoused(by reference: String) -> Bool {
        self.homes?.contains { $0.reference == reference } ?? (self.housedBy == reference)
    }

    mutating func move(into home: Home) {
        let others = (self.homes ?? []).filter { $0.reference != home.reference }
        self.homes = (others + [home]).sorted { ($0.on, $0.reference) < ($1.on, $1.reference) }
        self.housedBy = nil
    }

    /// That tenancy turned out to be somebody else's.
    mutating func moveOut(of reference: String) {
        let others = (self.homes ?? []).filter { $0.reference != reference }
        self.homes = others.isEmpty ? nil : others
        self.housedBy = nil
        if others.isEmpty, self.state == .housed { self.state = self.stateWithoutDwelling }
    }

    /// What a candidate is whose dwelling turns out to be somebody else's.
    var stateWithoutDwelling: State {
        if self.withdrawalReason != nil { return .withdrawn }
        if self.homes != nil { return .housed }
        return self.pausedOn == nil ? .waiting : .paused
    }

    /// Somebody who turned out to come in by another route or group has lost nothing.
    var mayNotBeOfferedAgain: Bool { self.hasLostOffer == true && self.hasSingleOffer }

    public init(id: String, profile: CandidateProfile) {
        self.id = id
        self.profile = profile
        self.state = .waiting
    }
}
