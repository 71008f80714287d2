import Vocabulary

/// An application on its way to a dwelling.
public struct Candidate: StoredRecord {
    public enum State: String, Codable, Sendable {
        /// Open for the next day's solve.
        case waiting
        /// Cannot move for a while; is not presented, and the time does not count as waiting (MON-2).
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
    /// The presentation that the candidate is in; `nil` in every state but `presented`.
    public var presentationId: String?
    /// The institution's reason, a code of the contract.
    public var withdrawalReason: String?
    /// The first day of the current pause; `nil` without one.
    public var pausedOn: CalendarDate?
    /// Total days of the finished pauses; the profile's `waitingSince` is this many days later than the application's.
    public var pausedDays: Int?
    /// The finished pauses, each with its start and end.
    public var pauses: [WaitingClock.Pause]?
    /// The tenancy that housed the candidate outside the rounds. Only read from records made before there could be more
    /// than one.
    private var housedBy: String?
    /// The tenancies and allocations that housed the candidate outside the rounds, earliest first.
    public private(set) var homes: [Home]?
    /// Changes announced for a later day, ordered by that day.
    public var planned: [PlannedChange]?
    /// Whether the client refused the single offer and so has no right to another (MAT-11).
    public var hasLostOffer: Bool?
    /// Where earlier declines exclude the candidate.
    public var exclusions: [CandidateExclusion]?

    /// The stored names; `exclusions` was called `bars` when the first records were stored.
    enum CodingKeys: String, CodingKey, CaseIterable {
        case id, profile, state, presentationId, withdrawalReason, pausedOn, pausedDays, pauses, housedBy, homes,
            planned
        case hasLostOffer
        case exclusions = "bars"
    }

    /// The single offer is for outflow MO/BW and for clients who leave a corporation hotel and found nothing else
    /// (plan, Inzet voor 2019, Uitstroom corporatiehotel; MAT-11). Women's shelter clients usually search with an
    /// urgency.
    var hasSingleOffer: Bool {
        guard self.profile.route == .outflow else { return false }
        let group = self.profile.group
        return group == .corporationHotel || group.countsIn == .moBw && group != .womensShelter
    }

    /// The first day on which the client has a home outside the rounds.
    var housedOn: CalendarDate? { self.homes?.first?.on }

    func isHoused(by reference: String) -> Bool {
        self.homes?.contains { $0.reference == reference } ?? (self.housedBy == reference)
    }

    mutating func move(into home: Home) {
        let others = (self.homes ?? []).filter { $0.reference != home.reference }
        self.homes = (others + [home]).sorted { ($0.on, $0.reference) < ($1.on, $1.reference) }
        self.housedBy = nil
    }

    /// Undoes a tenancy or allocation that turned out to belong to another client.
    mutating func moveOut(of reference: String) {
        let others = (self.homes ?? []).filter { $0.reference != reference }
        self.homes = others.isEmpty ? nil : others
        self.housedBy = nil
        if others.isEmpty, self.state == .housed { self.state = self.stateWithoutDwelling }
    }

    /// The state of a candidate whose dwelling turns out to belong to another client.
    var stateWithoutDwelling: State {
        if self.withdrawalReason != nil { return .withdrawn }
        if self.homes != nil { return .housed }
        return self.pausedOn == nil ? .waiting : .paused
    }

    /// A client who turned out to have a route or group without a single offer has lost nothing.
    var hasUsedUpOffer: Bool { self.hasLostOffer == true && self.hasSingleOffer }

    public init(id: String, profile: CandidateProfile) {
        self.id = id
        self.profile = profile
        self.state = .waiting
    }
}
