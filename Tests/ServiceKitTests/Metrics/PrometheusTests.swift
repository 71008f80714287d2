import Metrics
@testable import ServiceKit
import Testing
import Vocabulary

/// The text format of `/metrics` (Prometheus 0.0.4).
@Suite(.timeLimit(.minutes(10)))
struct PrometheusTests {
    @Test func everyKindIsRenderedSorted() {
        let registry = PrometheusRegistry()
        registry.makeCounter(label: "intake.verdicts", dimensions: [("verdict", "rejected")]).increment(by: 2)
        registry.makeCounter(label: "intake.verdicts", dimensions: [("verdict", "accepted")]).increment(by: 40)
        registry.makeCounter(label: "intake.verdicts", dimensions: [("verdict", "accepted")]).increment(by: 2)
        registry.makeMeter(label: "lag", dimensions: []).set(7.5)
        registry.makeRecorder(label: "size", dimensions: [], aggregate: false).record(Int64(9))
        #expect(
            registry.render() == """
                # HELP doorstroom_intake_verdicts_total Partners' events, by verdict.
                # TYPE doorstroom_intake_verdicts_total counter
                doorstroom_intake_verdicts_total{verdict="accepted"} 42
                doorstroom_intake_verdicts_total{verdict="rejected"} 2
                # TYPE doorstroom_lag gauge
                doorstroom_lag 7.5
                # TYPE doorstroom_size gauge
                doorstroom_size 9

                """)
    }

    @Test func aTimerIsAHistogramOfSeconds() {
        let registry = PrometheusRegistry()
        let timer = registry.makeTimer(label: "batch", dimensions: [("b", "2"), ("a", "1")])
        // A value that equals a bound belongs to its bucket.
        for milliseconds in [5, 6, 250, 10_000, 60_000] as [Int64] {
            timer.recordNanoseconds(milliseconds * 1_000_000)
        }
        let buckets = [
            ("0.005", 1), ("0.01", 2), ("0.025", 2), ("0.05", 2), ("0.1", 2), ("0.25", 3), ("0.5", 3), ("1", 3),
            ("2.5", 3), ("5", 3), ("10", 4), ("+Inf", 5),
        ].map { "doorstroom_batch_seconds_bucket{a=\"1\",b=\"2\",le=\"\($0)\"} \($1)\n" }.joined()
        #expect(
            registry.render() == "# TYPE doorstroom_batch_seconds histogram\n" + buckets + """
                doorstroom_batch_seconds_sum{a="1",b="2"} 70.261
                doorstroom_batch_seconds_count{a="1",b="2"} 5

                """)
    }

    @Test func aRecorderThatAggregatesIsAHistogramOfMagnitudes() {
        let registry = PrometheusRegistry()
        let recorder = registry.makeRecorder(label: "batch.events", dimensions: [], aggregate: true)
        recorder.record(Int64(7))
        recorder.record(2e9)
        let text = registry.render()
        for line in [
            "# TYPE doorstroom_batch_events histogram", "doorstroom_batch_events_bucket{le=\"1\"} 0",
            "doorstroom_batch_events_bucket{le=\"10\"} 1", "doorstroom_batch_events_bucket{le=\"10000000\"} 1",
            "doorstroom_batch_events_bucket{le=\"+Inf\"} 2", "doorstroom_batch_events_sum 2000000007",
            "doorstroom_batch_events_count 2",
        ] {
            #expect(text.contains(line + "\n"), "\(line)")
        }
    }

    @Test func labelsStayInsideTheirQuotes() {
        let registry = PrometheusRegistry()
        let values = [
            (#"say "no""#, #"say \"no\""#), (#"C:\x"#, #"C:\\x"#), ("one\ntwo", #"one\ntwo"#), ("één 🏠", "één 🏠"),
            ("\u{1B}[31m\u{202E}", #"\\u001b[31m\\u202e"#),
        ]
        for (value, _) in values {
            registry.makeCounter(label: "n", dimensions: [("a.b-c", value)]).increment(by: 1)
        }
        let lines = registry.render().split(separator: "\n")
        #expect(lines.count == values.count + 1)
        for (_, escaped) in values { #expect(lines.contains("doorstroom_n_total{a_b_c=\"\(escaped)\"} 1")) }
        #expect(registry.render() == registry.render().printable)
    }

    @Test func helpStaysOnItsLine() {
        #expect(PrometheusText.escaped(help: "one \\ two\nthree \"four\"") == #"one \\ two\nthree "four""#)
    }

    @Test(arguments: [
        (0, "0"), (-3, "-3"), (0.5, "0.5"), (1e300, "1e+300"), (.infinity, "+Inf"), (-.infinity, "-Inf"), (.nan, "NaN"),
    ])
    func numbersAreThoseOfGo(value: Double, text: String) {
        #expect(PrometheusText.number(value) == text)
    }

    @Test func aCounterThatNeverCountedIsThere() {
        let registry = PrometheusRegistry()
        let counter = registry.makeCounter(label: "halts", dimensions: [])
        #expect(registry.render().contains("doorstroom_halts_total 0\n"))
        counter.increment(by: 1)
        counter.reset()
        #expect(registry.render().contains("doorstroom_halts_total 0\n"))
    }

    @Test func countingFromManyTasksLosesNothing() async {
        let registry = PrometheusRegistry()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<1_000 { registry.makeCounter(label: "n", dimensions: []).increment(by: 1) }
                }
            }
        }
        #expect(registry.render().contains("doorstroom_n_total 8000\n"))
    }
}
