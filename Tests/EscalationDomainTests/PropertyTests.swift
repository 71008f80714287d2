import EscalationDomain
import Foundation
import Testing
import Vocabulary
import TestRandom

@Suite(.timeLimit(.minutes(1)))
struct PropertyTests {
    private struct Day {
        let date: CalendarDate
        /// What Monitoring's rules of this day said: before its marker.
        var signals: [EscalationFact] = []
        /// What came on the canonical stream during the day.
        var canonical: [EscalationFact] = []
    }

    private static func scenario(seed: UInt64) -> [Day] {
        var random = SeededGenerator(seed: seed)
        let subjects = ["group:mo-bw", "group:wlz", "action:k1", "round:r/corporation:ssh"]
        var up: Set<String> = []
        return (0..<120).map { offset in
            let date = day("2019-08-01").adding(days: offset)
            var item = Day(date: date)
            for subject in subjects where Int.random(in: 0..<9, using: &random) == 0 {
                if up.remove(subject) != nil {
                    item.signals.append(.signalCleared(signalId: "signal-\(subject)", on: date))
                } else {
                    up.insert(subject)
                    item.signals.append(.signalRaised(signal(subject, on: date.description)))
                }
            }
            for subject in up.sorted() where Int.random(in: 0..<15, using: &random) == 0 {
                let severity: AlertSeverity = Bool.random(using: &random) ? .serious : .attention
                item.signals.append(
                    .signalUpdated(
                        signal(
                            subject, on: date.description, severity: severity,
                            sentence: "Er wachten \(offset) mensen te lang.")))
            }
            if Int.random(in: 0..<4, using: &random) == 0 {
                let subject = subjects[Int.random(in: 0..<subjects.count, using: &random)]
                item.canonical.append(
                    .alertAcknowledged(
                        alertId: "alert/waiting-over-norm|\(subject)#1", member: "m\(offset % 6)", on: date))
            }
            if Int.random(in: 0..<5, using: &random) == 0 {
                item.canonical.append(.actionProgressed(actionId: "k1", state: .running, on: date))
            }
            return item
        }
    }

    /// As the service does: Monitoring's signals of a day come before its marker, then the day's rules run; what comes
    /// on the canonical stream during a day acts on arrival and may run ahead.
    private static func run(
        _ days: [Day], _ state: inout EscalationState, ahead: Int = 0
    ) -> [EscalationOutcome] {
        var outcomes: [EscalationOutcome] = []
        var read = 0
        func readCanonical(through index: Int, _ state: inout EscalationState) {
            while read <= min(index, days.count - 1) {
                for fact in days[read].canonical {
                    outcomes += state.apply(fact, day: days[read].date, derive: { "\($0)#1" })
                }
                read += 1
            }
        }
        for (index, item) in days.enumerated() {
            readCanonical(through: index - 1 + ahead, &state)
            for fact in item.signals {
                outcomes += state.apply(fact, day: item.date.adding(days: -1), derive: { "\($0)#1" })
            }
            outcomes += state.startDay(item.date, derive: { "\($0)#1" })
        }
        readCanonical(through: days.count - 1, &state)
        return outcomes
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func theOrderOfTheInputsLeavesNoTraceInTheAlerts(seed: UInt64) {
        let days = Self.scenario(seed: seed)
        var expected = EscalationState()
        let outcomes = Self.run(days, &expected)
        for ahead in [1, 2, 30, 500] {
            var state = EscalationState()
            let other = Self.run(days, &state, ahead: ahead)
            #expect(state.allAlerts == expected.allAlerts)
            #expect(state.allActions == expected.allActions)
            // The same people are told the same things.
            #expect(Self.messages(other) == Self.messages(outcomes))
        }
    }

    /// The scenarios are worth something only when everything happens in them.
    @Test func theScenariosHoldEveryKindOfChange() {
        var seen: Set<AlertChange.Kind> = []
        for seed in 1...10 as ClosedRange<UInt64> {
            var state = EscalationState()
            _ = Self.run(Self.scenario(seed: seed), &state)
            seen.formUnion(state.allAlerts.flatMap(\.history).map(\.kind))
        }
        #expect(seen == Set(AlertChange.Kind.allCases))
    }

    /// The service keeps each record as a JSON document.
    @Test func documentsReadBack() throws {
        var state = EscalationState()
        _ = Self.run(Self.scenario(seed: 8), &state)
        let bytes = try JSONEncoder().encode(state.snapshot)
        #expect(try JSONDecoder().decode(EscalationSnapshot.self, from: bytes) == state.snapshot)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func aReplayIsTheSame(seed: UInt64) {
        var first = EscalationState()
        var second = EscalationState()
        #expect(Self.run(Self.scenario(seed: seed), &first) == Self.run(Self.scenario(seed: seed), &second))
        #expect(first.snapshot == second.snapshot)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func aRestoredStateHasTheSameFuture(seed: UInt64) {
        let days = Self.scenario(seed: seed)
        var state = EscalationState()
        var store = EscalationSnapshot()
        for item in days.prefix(60) {
            _ = Self.run([item], &state)
            let touched = state.takeTouched()
            Self.merge(&store.alerts, touched.alerts)
            Self.merge(&store.actions, touched.actions)
            Self.merge(&store.early, touched.early)
            Self.merge(&store.clock, touched.clock)
        }
        #expect(store == state.snapshot)
        #expect(state.takeTouched() == EscalationSnapshot())
        var restored = EscalationState(restoring: store)
        let rest = Array(days.dropFirst(60))
        #expect(Self.run(rest, &restored) == Self.run(rest, &state))
        #expect(restored.snapshot == state.snapshot)
    }

    private static func messages(_ outcomes: [EscalationOutcome]) -> Set<String> {
        Set(outcomes.compactMap(\.notification?.notificationId))
    }

    private static func merge<Record: Identifiable>(_ rows: inout [Record], _ changed: [Record])
    where Record.ID == String {
        var byId = Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        for row in changed { byId[row.id] = row }
        rows = byId.values.sorted { $0.id < $1.id }
    }
}
