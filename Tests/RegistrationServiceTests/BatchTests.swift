import Contracts
import Foundation
import ServiceKit
import TestRandom
import TestData
import Testing

/// The outcome of an event does not depend on the other events of its batch.
///
/// `DOORSTROOM_OUTPUT` names a folder for what each life left behind (journal, registry, feedback and stream), to be
/// compared with another version's; `DOORSTROOM_LIVES=50` makes that a hundred thousand events.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct BatchTests {
    private static let codes = [
        "state-reference-taken", "state-reference-unknown", "state-already-closed",
        "state-not-allowed-now", "state-correction-unknown", "state-day-not-next", "profile-id-reused",
    ]

    /// The lives of every run.
    private static let usual: ClosedRange<UInt64> = 1...3
    private static let lives =
        1...(Environment.current["DOORSTROOM_LIVES"].flatMap { UInt64($0) } ?? Self.usual.upperBound)

    @Test(arguments: Self.lives)
    func theOutcomeOfAnEventDoesNotDependOnItsBatch(seed: UInt64) async throws {
        var life = RandomLife(seed: seed)
        let events = try life.events(2_000)
        let single = try await StoredEvents(events, areExpectedNew: false) { 1 }
        if Self.usual.contains(seed) { Self.requireVariety(in: single) }

        var random = SeededGenerator(seed: seed)
        let expected = try await StoredEvents(events, areExpectedNew: true) { random.int(1...random.pick([3, 40])) }
        Self.compare(expected, single)
        #expect(expected.newBatches > 5 && expected.otherBatches > 5)
        let lookedUp = try await StoredEvents(events, areExpectedNew: false) { random.int(1...40) }
        Self.compare(lookedUp, single)
        if let folder = Environment.current["DOORSTROOM_OUTPUT"] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let text = (single.tables + single.messages).joined(separator: "\n") + "\n"
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(seed).txt"))
        }
    }

    /// Nearly every verdict on nearly every type occurs in the usual lives; single ones of the others may lack some.
    private static func requireVariety(in single: StoredEvents) {
        for code in Self.codes { #expect(single.tables.contains { $0.contains(code) }, "no \(code)") }
        let accepted = EventType.allCases.filter { type in
            single.tables.contains { $0.contains(type.wireName) && !$0.contains("\"\"code\"\"") }
        }
        #expect(accepted.count >= 38)
    }

    private static func compare(_ stored: StoredEvents, _ single: StoredEvents) {
        #expect(stored.tables.count == single.tables.count)
        let differing = zip(stored.tables, single.tables).first { $0 != $1 }
        #expect(differing == nil, "\(differing?.0 ?? "")\n instead of \(differing?.1 ?? "")")
        #expect(stored.statusHolders == single.statusHolders)
        #expect(stored.messages == single.messages && stored.messagesAgain == single.messages)
        #expect(stored.messages.count > stored.wire.count)
    }
}
