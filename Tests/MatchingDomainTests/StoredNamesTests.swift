import Foundation
@testable import MatchingDomain
import Testing
import Vocabulary

/// Databases and command output contain names that no longer equal the names of the properties.
@Suite(.timeLimit(.minutes(10)))
struct StoredNamesTests {
    private static func members(_ value: some Encodable) throws -> Set<String> {
        let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(value))
        return Set(try #require(object as? [String: Any]).keys)
    }

    private static func readBack<Value: Codable>(_ value: Value) throws -> Value {
        try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
    }

    /// A candidate whose optional properties all have a value.
    private static var candidate: Candidate {
        var candidate = Candidate(id: "a", profile: Fixture.profile())
        candidate.presentationId = "p"
        candidate.withdrawalReason = "moved"
        candidate.pausedOn = Fixture.date("2019-08-01")
        candidate.pausedDays = 3
        candidate.pauses = [.init(from: Fixture.date("2019-07-01"), until: Fixture.date("2019-07-04"))]
        candidate.planned = [PlannedChange(.pause, on: Fixture.date("2019-09-01"))]
        candidate.hasLostOffer = true
        candidate.exclusions = [CandidateExclusion(corporation: "mitros", complex: "c1", reason: "earlier-tenancy")]
        return candidate
    }

    @Test func candidatesKeepTheirStoredNames() throws {
        let candidate = Self.candidate
        #expect(
            try Self.members(candidate) == [
                "id", "profile", "state", "presentationId", "withdrawalReason", "pausedOn", "pausedDays", "pauses",
                "planned", "hasLostOffer", "bars",
            ])
        #expect(try Self.readBack(candidate) == candidate)
    }

    @Test func situationsKeepTheirStoredNames() throws {
        let candidate = DaySituation.OpenCandidate(Self.candidate, exceptions: [])
        #expect(
            try Self.members(candidate) == ["id", "profile", "hasLostOffer", "bars", "exceptions", "pauses"])
        let situation = DaySituation(
            day: Fixture.date("2019-08-01"), candidates: [candidate], dwellings: [], policies: [], dayPolicy: "initial",
            groupFigures: [GroupRanks.Figures(group: .moBw, waitingDays: 1, waiting: 1, placements: 0)],
            contingents: [], placed: [])
        #expect(
            try Self.members(situation) == [
                "day", "candidates", "dwellings", "policies", "dayPolicy", "standings", "contingents", "placed",
                "pending", "carried",
            ])
        #expect(try Self.readBack(situation) == situation)
    }

    @Test func settingsKeepTheirStoredNames() throws {
        var settings = MatchingSettings(currentDay: Fixture.date("2019-08-01"))
        settings.hasReportedStandings = true
        #expect(try Self.members(settings) == ["id", "currentDay", "hasToldStandings"])
        #expect(try Self.readBack(settings) == settings)
    }

    /// The compiler does not notice an optional property without a stored name: it would never be stored.
    @Test func everyPropertyHasAStoredName() {
        let explanation = PairExplanation(
            day: Fixture.date("2019-08-01"), candidate: "a", dwelling: "d1", conclusion: .lost)
        #expect(Mirror(reflecting: Self.candidate).children.count == Candidate.CodingKeys.allCases.count)
        #expect(Mirror(reflecting: MatchingSettings()).children.count == MatchingSettings.CodingKeys.allCases.count)
        #expect(Mirror(reflecting: explanation).children.count == PairExplanation.CodingKeys.allCases.count)
    }
}
