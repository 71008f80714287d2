import Metrics
import Synchronization

final class PrometheusCounter: CounterHandler, PrometheusSeries {
    static let kind = "counter"

    private let value = Mutex<Double>(0)

    func increment(by amount: Int64) { self.value.withLock { $0 += Double(amount) } }

    func reset() { self.value.withLock { $0 = 0 } }

    func lines(_ name: String, _ labels: String) -> [String] {
        ["\(name)\(labels) \(PrometheusText.number(self.value.withLock { $0 }))"]
    }
}
