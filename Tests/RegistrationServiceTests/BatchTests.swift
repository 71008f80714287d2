import Contracts
import TestRandom
import TestData
import Testing

/// The outcome of an event does not depend on the other events of its batch.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct BatchTests {
    private static let codes = [
        "state-reference-taken", "state-reference-unknown", "state-not-owner", "state-already-closed",
        "state-not-allowed-now", "state-correction-unknown", "state-day-not-next", "profile-id-reused",
    ]

    @Test(arguments: [1, 2, 3] as [UInt64])
    func anEventsVerdictDoesNotDependOnItsBatch(seed: UInt64) async throws {
        var life = RandomLife(seed: seed)
        let events = try life.events(2_000)
        let single = try await StoredEvents(events, areExpectedNew: false) { 1 }
        // Nearly every verdict on nearly every type occurred.
        for code in Self.codes { #expect(single.tables.contains { $0.contains(code) }, "no \(code)") }
        let accepted = EventType.allCases.filter { type in
            single.tables.contains { $0.contains(type.wireName) && !$0.contains("\"\"code\"\"") }
        }
        #expect(accepted.count >= 38)

        var random = SeededGenerator(seed: seed)
        let expected = try await StoredEvents(events, areExpectedNew: true) { random.int(1...random.pick([3, 40])) }
        Self.compare(expected, single)
        #expect(expected.newBatches > 5 && expected.otherBatches > 5)
        let lookedUp = try await StoredEvents(events, areExpectedNew: false) { random.int(1...40) }
        Self.compare(lookedUp, single)
    }

    private static func compare(_ stored: StoredEvents, _ single: StoredEvents) {
        #expect(stored.tables.count == single.tables.count)
        let differing = zip(stored.tables, single.tables).first { $0 != $1 }
        #expect(differing == nil, "\(differing?.0 ?? "")\n instead of \(differing?.1 ?? "")")
        #expect(stored.statusHolders == single.statusHolders)
    }
}
