import Metrics
import Synchronization

/// Counts values in buckets, so that Prometheus can work out quantiles over several instances.
final class PrometheusHistogram: RecorderHandler, TimerHandler, PrometheusSeries {
    static let kind = "histogram"

    /// The bounds that Prometheus' own clients use for durations.
    static let seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    /// For counts and sizes, of which nothing but the order of magnitude is known beforehand.
    static let powersOfTen = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000].map(Double.init)

    private struct State {
        /// Values up to each bound and above the one before; the last element counts those above every bound.
        var counts: [Int64]
        var sum = 0.0
    }

    /// The greatest value of each bucket, ascending.
    private let bounds: [Double]
    private let state: Mutex<State>

    init(bounds: [Double]) {
        self.bounds = bounds
        self.state = Mutex(State(counts: Array(repeating: 0, count: bounds.count + 1)))
    }

    func record(_ value: Int64) { self.record(Double(value)) }

    func record(_ value: Double) {
        let bucket = self.bounds.firstIndex { value <= $0 } ?? self.bounds.count
        self.state.withLock { state in
            state.counts[bucket] += 1
            state.sum += value
        }
    }

    func recordNanoseconds(_ duration: Int64) { self.record(Double(duration) / 1e9) }

    func lines(_ name: String, _ labels: String) -> [String] {
        let state = self.state.withLock { $0 }
        var total: Int64 = 0
        var lines: [String] = []
        for (bound, count) in zip(self.bounds + [.infinity], state.counts) {
            total += count
            let labels = PrometheusText.labels(labels, adding: "le", PrometheusText.number(bound))
            lines.append("\(name)_bucket\(labels) \(total)")
        }
        return lines + ["\(name)_sum\(labels) \(PrometheusText.number(state.sum))", "\(name)_count\(labels) \(total)"]
    }
}
