import Metrics
import Synchronization

final class PrometheusGauge: MeterHandler, RecorderHandler, PrometheusSeries {
    static let kind = "gauge"

    /// `nil` until the first value, because 0 would be one.
    private let value = Mutex<Double?>(nil)

    func set(_ value: Int64) { self.set(Double(value)) }
    func set(_ value: Double) { self.value.withLock { $0 = value } }
    func increment(by amount: Double) { self.value.withLock { $0 = ($0 ?? 0) + amount } }
    func decrement(by amount: Double) { self.increment(by: -amount) }
    func record(_ value: Int64) { self.set(value) }
    func record(_ value: Double) { self.set(value) }

    func lines(_ name: String, _ labels: String) -> [String] {
        self.value.withLock { $0 }.map { ["\(name)\(labels) \(PrometheusText.number($0))"] } ?? []
    }
}
