import Metrics
import Synchronization

/// A swift-metrics backend that renders Prometheus' text format. Labels come from code, never from requests.
public final class PrometheusRegistry: MetricsFactory, Sendable {
    private struct Key: Hashable, Comparable {
        let name: String
        let labels: String

        static func < (left: Key, right: Key) -> Bool { (left.name, left.labels) < (right.name, right.labels) }
    }

    private struct Summary {
        var count: Int64 = 0
        var sum: Double = 0
    }

    private struct State {
        var counters: [Key: Double] = [:]
        var gauges: [Key: Double] = [:]
        var summaries: [Key: Summary] = [:]
    }

    private let state = Mutex(State())

    public init() {}

    /// The text exposition, sorted by name.
    public func render() -> String {
        self.state.withLock { state in
            var lines: [String] = []
            func block(_ kind: String, _ values: [(Key, [(String, String)])]) {
                var previous = ""
                for (key, samples) in values.sorted(by: { $0.0 < $1.0 }) {
                    if key.name != previous { lines.append("# TYPE \(key.name) \(kind)") }
                    previous = key.name
                    for (suffix, value) in samples { lines.append("\(key.name)\(suffix)\(key.labels) \(value)") }
                }
            }
            block("counter", state.counters.map { ($0.key, [("", Self.number($0.value))]) })
            block("gauge", state.gauges.map { ($0.key, [("", Self.number($0.value))]) })
            block(
                "summary",
                state.summaries.map {
                    ($0.key, [("_sum", Self.number($0.value.sum)), ("_count", String($0.value.count))])
                })
            return lines.joined(separator: "\n") + "\n"
        }
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }

    private static func key(_ label: String, _ dimensions: [(String, String)]) -> Key {
        let name = "doorstroom_" + label.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
        let labels = dimensions.sorted { $0.0 < $1.0 }.map { "\($0.0)=\"\($0.1)\"" }.joined(separator: ",")
        return Key(name: name, labels: labels.isEmpty ? "" : "{\(labels)}")
    }

    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        Counter(registry: self, key: Self.key(label + "_total", dimensions))
    }

    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        Meter(registry: self, key: Self.key(label, dimensions))
    }

    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        Recorder(registry: self, key: Self.key(label, dimensions), isGauge: !aggregate)
    }

    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        Recorder(registry: self, key: Self.key(label + "_seconds", dimensions), isGauge: false)
    }

    public func destroyCounter(_ handler: any CounterHandler) {}
    public func destroyMeter(_ handler: any MeterHandler) {}
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    public func destroyTimer(_ handler: any TimerHandler) {}

    private final class Counter: CounterHandler {
        let registry: PrometheusRegistry
        let key: Key

        init(registry: PrometheusRegistry, key: Key) {
            self.registry = registry
            self.key = key
            self.registry.state.withLock { $0.counters[key, default: 0] += 0 }
        }

        func increment(by amount: Int64) {
            self.registry.state.withLock { $0.counters[self.key, default: 0] += Double(amount) }
        }

        func reset() { self.registry.state.withLock { $0.counters[self.key] = 0 } }
    }

    private final class Meter: MeterHandler {
        let registry: PrometheusRegistry
        let key: Key

        init(registry: PrometheusRegistry, key: Key) {
            self.registry = registry
            self.key = key
        }

        func set(_ value: Int64) { self.set(Double(value)) }
        func set(_ value: Double) { self.registry.state.withLock { $0.gauges[self.key] = value } }
        func increment(by amount: Double) { self.registry.state.withLock { $0.gauges[self.key, default: 0] += amount } }
        func decrement(by amount: Double) { self.increment(by: -amount) }
    }

    private final class Recorder: RecorderHandler, TimerHandler {
        let registry: PrometheusRegistry
        let key: Key
        let isGauge: Bool

        init(registry: PrometheusRegistry, key: Key, isGauge: Bool) {
            self.registry = registry
            self.key = key
            self.isGauge = isGauge
        }

        func record(_ value: Int64) { self.record(Double(value)) }

        func record(_ value: Double) {
            self.registry.state.withLock { state in
                if self.isGauge {
                    state.gauges[self.key] = value
                } else {
                    state.summaries[self.key, default: Summary()].count += 1
                    state.summaries[self.key, default: Summary()].sum += value
                }
            }
        }

        func recordNanoseconds(_ duration: Int64) { self.record(Double(duration) / 1e9) }
    }
}
