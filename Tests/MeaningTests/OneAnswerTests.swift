import Contracts
import JSON
@testable import MatchingDomain
import MonitoringDomain
@testable import RegistrationService
import Simulation
import Testing
import Vocabulary

/// The three services agree about each client, dwelling, round and corporation on each day.
@Suite(.timeLimit(.minutes(20)))
struct OneAnswerTests {
    /// A client who is chosen and then refuses is waiting again and counts as not housed.
    @Test func aClientWhoRefusesAfterTheChoiceWaitsInEveryService() throws {
        var chain = Chain()
        try chain.days(to: "2019-08-01")
        try chain.open()
        try chain.apply("a", since: "2019-07-15")
        try chain.nominate("d1")
        try chain.days(to: "2019-08-02")
        let presentation = try #require(chain.presentation(of: "d1"))
        try chain.tell(.matchChosen, presentation, from: "mitros", ["applicationId": "a"])
        #expect(chain.decision("mitros") == "applied" && chain.standing("a") == "placed")
        #expect(chain.waiting == 0 && chain.figure("placed-count", "2019") == 1)
        #expect(chain.text("offered-within-norm-share", "2019") == "100,0%")
        try chain.tell(
            .offerRefused, presentation, from: "lister",
            ["applicationId": "a", "reason": "HUU", "refusedOn": "2019-08-02"])
        #expect(chain.standing("a") == "waiting" && chain.waiting == 1)
        #expect(chain.figure("placed-count", "2019") == 0)
        #expect(chain.text("offered-within-norm-share", "2019") == "–")
        #expect(chain.disagreements() == [])
        // When the term passes, the client is late in every service.
        try chain.days(to: "2019-10-16")
        #expect(chain.figure("waiting-over-norm", "2019") == 1)
        #expect(chain.figure("offered-within-norm-share", "2019") == 0)
    }

    @Test func theServicesAgreeOnEveryDayOfTheYear() throws {
        var found: [String] = []
        let year = try PlayedYear(SimulationParameters(seed: 2019)) { chain, day in
            if found.isEmpty { found = chain.disagreements().map { "\(day): \($0)" } }
        }
        #expect(found.prefix(5) == [])
        #expect(year.surprises.isEmpty, "\(year.surprises.prefix(3))")
        // Every state that a standing can reach within a year occurred.
        let states = Set(year.chain.standings.values.map(\.state))
        #expect(states.isSuperset(of: ["waiting", "paused", "placed", "housed", "withdrawn", "unused"]), "\(states)")
    }

    /// The services agree whatever partners send, in whatever order and for whatever day.
    @Test(arguments: 0..<30 as Range<UInt64>)
    func theServicesAgreeOnRandomEvents(seed: UInt64) throws {
        var chain = Chain()
        try chain.days(to: "2019-08-01")
        try chain.open(candidates: 2, opens: "2019-08-01", closes: "2019-09-20")
        var partners = RandomPartners(seed: seed)
        for number in 0..<60 {
            try partners.send(1...4, to: &chain)
            let day = try #require(CalendarDate("2019-08-02")).adding(days: number)
            try chain.days(to: day.description)
            let found = chain.disagreements()
            guard found.isEmpty else {
                Issue.record("seed \(seed), \(day): \(found.prefix(3))")
                return
            }
        }
        #expect(chain.matching.placements.count > 0)
    }
}
