import Foundation
import MatchingDomain
import Vocabulary

/// Short ways to build test data. Every client suits every dwelling unless a test says otherwise.
enum Fixture {
    static let policy = Policy(
        version: "demo-1", validFrom: Self.date("2019-01-01"), candidatesPerDwelling: 2, responseDays: 10,
        inflowSharePercent: 20, confirmation: .automatic)

    /// The date; the epoch when a test misspells it.
    static func date(_ text: String) -> CalendarDate { CalendarDate(text) ?? CalendarDate(dayNumber: 0) }

    static func quarter(_ text: String) -> Quarter { Quarter(text) ?? Quarter(containing: Self.date("2019-07-01")) }

    static func profile(
        institution: String = "lister", group: TargetGroup = .moBw, route: Route = .outflow, adults: Int = 1,
        children: Int = 0, maximumRent: Int = 720_00, born: ClosedRange<Int>? = 1970...1974,
        kinds: [DwellingKind] = [], waitingSince: String = "2019-06-01", readyFrom: String = "2019-06-01",
        change: (inout CandidateProfile) -> Void = { _ in }
    ) -> CandidateProfile {
        var profile = CandidateProfile(
            institution: institution, group: group, route: route, adults: adults, children: children,
            maximumRent: Cents(maximumRent), bornFrom: born?.lowerBound, bornTo: born?.upperBound, kinds: kinds,
            waitingSince: Self.date(waitingSince), readyFrom: Self.date(readyFrom))
        change(&profile)
        return profile
    }

    static func nomination(
        _ id: String = "d1", round: String = "2019-Q3", corporation: String = "mitros", rooms: Int = 3,
        rent: Int = 600_00, kind: DwellingKind = .apartment, until: String? = nil,
        change: (inout DwellingNomination) -> Void = { _ in }
    ) -> DwellingNomination {
        var nomination = DwellingNomination(
            dwellingId: id, roundId: round, corporation: corporation, district: .zuid, neighbourhood: "BU03440711",
            rooms: rooms, rent: Cents(rent), kind: kind, availableFrom: Self.date("2019-08-15"),
            availableUntil: until.map(Self.date))
        change(&nomination)
        return nomination
    }

    static func opening(
        _ id: String = "2019-Q3", dwellings: Int = 10, closes: String? = nil
    ) -> RoundOpening {
        let quarter = Self.quarter(id)
        return RoundOpening(
            roundId: id, quarter: quarter, opensOn: id == "2019-Q3" ? Self.date("2019-08-01") : quarter.firstDay,
            closesOn: closes.map(Self.date) ?? quarter.lastDay, dwellings: dwellings, office: "vierde-huis")
    }

    /// Sizes, policy and an open third quarter.
    static func openRound(
        _ matching: inout Matching, policy: Policy = Fixture.policy, closes: String? = nil
    ) throws {
        try matching.apply(.dayStarted(Self.date("2019-07-31")))
        try matching.apply(
            .corporationSized(
                CorporationSize(corporation: "mitros", dwellings: 18_000, asOf: Self.date("2019-01-01"))))
        try matching.apply(.policySet(policy))
        try matching.apply(.roundOpened(Self.opening(closes: closes)))
    }

    /// Clients `a`, `b` and `c`, of whom `a` has waited longest.
    static func submitThree(to matching: inout Matching) throws {
        for (index, id) in ["a", "b", "c"].enumerated() {
            try matching.apply(
                .applicationSubmitted(
                    applicationId: id, profile: Self.profile(waitingSince: "2019-06-0\(index + 1)")))
        }
    }
}

/// A state with a count of facts, so that every fact derives its own ids, as in the service.
struct Matching {
    private(set) var state: MatchingState
    private var facts = 0
    /// The solve of the last day on which a dwelling was open.
    private(set) var lastSolve: SolveRecord?
    /// The records written so far: the last version by kind and id.
    private(set) var written = WrittenRecords()

    init(solver: any MatchingSolver = LexicographicSolver()) {
        self.state = MatchingState(solver: solver)
    }

    @discardableResult
    mutating func apply(_ fact: MatchingFact) throws(MatchingFault) -> [MatchingOutcome] {
        self.facts += 1
        let cause = self.facts
        let outcomes = try self.state.apply(fact, derive: { "\(cause)/\($0)" })
        self.write()
        return outcomes
    }

    /// Drops the state and continues from the written records, by way of JSON, as the database keeps them.
    mutating func restart() throws {
        self.state = try self.written.restored()
    }

    /// Starts a day and returns the presentations made on it.
    mutating func day(_ text: String) throws(MatchingFault) -> [Presentation] {
        try self.apply(.dayStarted(Fixture.date(text))).compactMap {
            if case .presentationMade(let presentation) = $0 { return presentation }
            return nil
        }
    }

    mutating func choose(
        _ applicationId: String, in presentation: Presentation
    ) throws(MatchingFault) -> [MatchingOutcome] {
        try self.apply(
            .matchChosen(
                eventRef: "e", presentationId: presentation.id, applicationId: applicationId,
                corporation: presentation.corporation))
    }

    mutating func decline(
        _ presentation: Presentation, code: String = "rent"
    ) throws(MatchingFault) -> [MatchingOutcome] {
        try self.apply(
            .matchDeclined(
                eventRef: "e", presentationId: presentation.id, corporation: presentation.corporation,
                reasons: presentation.candidates.map { DeclineReason(applicationId: $0.applicationId, code: code) }))
    }

    private mutating func write() {
        let changes = self.state.takeChanged()
        self.lastSolve = changes.all(SolveRecord.self).last ?? self.lastSolve
        self.written.upsert(changes)
    }
}
