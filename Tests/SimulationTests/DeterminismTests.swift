import Simulation
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(10)))
struct DeterminismTests {
    @Test func theSameSeedGivesTheSameBytes() throws {
        let first = try SampleYear.full.get().simulation
        let second = try Simulation(seed: 7)
        #expect(first.days == second.days)
        for partner in first.partners { #expect(first.ndjson(partner: partner) == second.ndjson(partner: partner)) }
    }

    @Test func anotherSeedGivesAnotherYear() throws {
        let other = try Simulation(seed: 8)
        #expect(try SampleYear.full.get().simulation.ndjson(partner: "lister") != other.ndjson(partner: "lister"))
    }

    @Test func wrongEventsComeOnTopAndChangeNothingElse() throws {
        let clean = try Simulation(seed: 7, invalidShare: 0)
        func right(_ simulation: Simulation) -> [SimulatedMessage] {
            simulation.days.flatMap(\.messages).filter { $0.expected == .accepted }
        }
        #expect(right(clean) == right(try SampleYear.full.get().simulation))
        #expect(
            !clean.days.flatMap(\.messages).contains {
                if case .rejected = $0.expected { true } else { false }
            })
    }

    @Test func aShareAsksForThatManyWrongEvents() throws {
        let messages = try Simulation(seed: 7, invalidShare: 0.1).days.flatMap(\.messages)
        let right = messages.count { $0.expected == .accepted }
        let wrong = messages.count { if case .rejected = $0.expected { true } else { false } }
        #expect(abs(wrong - right / 10) <= 3)
    }

    /// A file made today and one made with the next Swift release must be the same.
    @Test func theGeneratorDoesNotChange() throws {
        let day = try #require(try SampleYear.full.get().simulation.days.first { $0.date.description == "2019-08-01" })
        let opened = try #require(day.messages.first { $0.partner == "vierde-huis" })
        #expect(
            String(decoding: opened.body, as: UTF8.self).contains(
                "\"data\":{\"roundId\":\"round-2019-Q3\",\"quarter\":\"2019-Q3\""))
        #expect(LargestRemainder.shares(of: 10, sizes: [1, 1, 1]) == [4, 3, 3])
        #expect(LargestRemainder.shares(of: 0, sizes: [1, 2]) == [0, 0])
        #expect(LargestRemainder.shares(of: 5, sizes: []) == [])
    }

    @Test func invalidParametersAreRefused() {
        #expect(throws: SimulationFault.yearWithoutPlan(2020)) { try Simulation(seed: 1, year: 2020) }
        #expect(throws: SimulationFault.scaleOutOfRange(0)) { try Simulation(seed: 1, scale: 0) }
        #expect(throws: SimulationFault.shareOutOfRange(2)) { try Simulation(seed: 1, invalidShare: 2) }
        #expect(throws: SimulationFault.self) { try Simulation(seed: 1, from: CalendarDate("2018-12-01")) }
    }
}
