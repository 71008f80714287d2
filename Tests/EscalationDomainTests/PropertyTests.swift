import EscalationDomain
import Testing
import Vocabulary
import TestRandom

@Suite(.timeLimit(.minutes(10)))
struct PropertyTests {
    private struct Day {
        let date: CalendarDate
        /// The signals of this day's rules in Monitoring, which come before its marker.
        var signals: [EscalationFact] = []
        /// The facts of the canonical stream during the day.
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
            for number in 0..<Int.random(in: 0..<3, using: &random) {
                let subject = subjects[Int.random(in: 0..<subjects.count, using: &random)]
                item.canonical.append(
                    .act(
                        "alert/waiting-over-norm|\(subject)#1", by: Seat.all[offset % 6].id,
                        Self.word(on: date, &random), event: "\(offset)/\(number)"))
            }
            if Int.random(in: 0..<5, using: &random) == 0 {
                item.canonical.append(.actionProgressed(actionId: "k1", state: .running, on: date))
            }
            return item
        }
    }

    private static func word(on date: CalendarDate, _ random: inout SeededGenerator) -> AlertAct.What {
        switch Int.random(in: 0..<10, using: &random) {
        case 0...4: .acknowledged
        case 5, 6: .assigned(dueOn: Bool.random(using: &random) ? date.adding(days: 5) : nil)
        case 7, 8: .snoozed(until: date.adding(days: Int.random(in: 0..<12, using: &random)))
        default: .resolved(Resolution.allCases[date.day % 4])
        }
    }

    /// Runs the days as the service does: a day's signals come before its marker on one stream, partners' events after
    /// its marker on the other, and the day's rules run when both markers have arrived.
    ///
    /// - Parameters:
    ///   - canonical: days by which the canonical stream runs ahead of the day whose rules run.
    ///   - monitoring: days by which Monitoring's stream runs ahead.
    private static func run(
        _ days: [Day], _ state: inout EscalationState, canonical: Int = 0, monitoring: Int = 0
    ) -> [EscalationOutcome] {
        var outcomes: [EscalationOutcome] = []
        var (readCanonical, readSignals) = (0, 0)
        func read(canonicalThrough last: Int, _ state: inout EscalationState) {
            while readCanonical <= min(last, days.count - 1) {
                for fact in days[readCanonical].canonical {
                    outcomes += state.apply(fact, day: days[readCanonical].date, derive: { "\($0)#1" })
                }
                readCanonical += 1
            }
        }
        for (index, item) in days.enumerated() {
            read(canonicalThrough: index - 1 + canonical, &state)
            while readSignals <= min(index + monitoring, days.count - 1) {
                for fact in days[readSignals].signals {
                    outcomes += state.apply(fact, day: days[readSignals].date.adding(days: -1), derive: { "\($0)#1" })
                }
                readSignals += 1
            }
            outcomes += state.startDay(item.date, derive: { "\($0)#1" })
        }
        read(canonicalThrough: days.count - 1, &state)
        return outcomes
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func theOrderOfTheInputsLeavesNoTrace(seed: UInt64) {
        let days = Self.scenario(seed: seed)
        var expected = EscalationState(channel: "webhook")
        let outcomes = Self.run(days, &expected)
        for (canonical, monitoring) in [(1, 0), (2, 0), (30, 0), (500, 0), (0, 1), (0, 30), (0, 500), (500, 500)] {
            var state = EscalationState(channel: "webhook")
            let other = Self.run(days, &state, canonical: canonical, monitoring: monitoring)
            #expect(state.allAlerts == expected.allAlerts)
            #expect(state.snapshot.actions == expected.snapshot.actions)
            // The same people get the same messages, in the same order, and every action gets the same answer.
            #expect(other.compactMap(\.notification) == outcomes.compactMap(\.notification))
            #expect(Self.answers(other) == Self.answers(outcomes))
        }
    }

    /// Every action is answered exactly once.
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func everyActIsAnsweredOnce(seed: UInt64) {
        let days = Self.scenario(seed: seed)
        var state = EscalationState(channel: "webhook")
        let outcomes = Self.run(days, &state, canonical: 3)
        let words = days.flatMap(\.canonical).count { if case .alertActed = $0 { true } else { false } }
        let answers = outcomes.compactMap { outcome in
            if case .decided(let act, _) = outcome { act.answer?.event } else { nil }
        }
        #expect(answers.count == words && Set(answers).count == words)
    }

    /// The scenarios are useful only if every kind of change occurs in them.
    @Test func theScenariosHoldEveryKindOfChange() {
        var seen: Set<AlertChange.Kind> = []
        var answers: Set<String> = []
        for seed in 1...10 as ClosedRange<UInt64> {
            var state = EscalationState(channel: "webhook")
            answers.formUnion(
                Self.run(Self.scenario(seed: seed), &state).compactMap(\.answer))
            seen.formUnion(state.allAlerts.flatMap(\.history).map(\.kind))
        }
        #expect(seen == Set(AlertChange.Kind.allCases))
        #expect(answers == ["applied", "alert-unknown", "alert-resolved", "day-past"])
    }

    /// The answers sorted by event, because actions that no state of the alert would allow are refused at once.
    private static func answers(_ outcomes: [EscalationOutcome]) -> [String] {
        outcomes.compactMap { outcome in
            guard case .decided(let act, let refusal) = outcome else { return nil }
            return "\(act.answer?.event ?? "") \(act.answer?.id ?? "") \(refusal?.rawValue ?? "applied")"
        }.sorted()
    }
}
