import CLibrdkafka
import Synchronization

/// The last broker errors that librdkafka reported. A failed call only says that no broker answered; these errors say
/// why.
final class BrokerWatch: Sendable {
    private struct State {
        var hasLostAll = false
        var reason: KafkaError?
    }

    private let state = Mutex(State())
    /// Lets `answered`, which readers call for every record, return without taking the lock.
    private let isQuiet = Atomic(true)

    /// Records an error from librdkafka's error callback.
    /// - Parameter user: the name that an operator knows, such as `user «registration»`.
    func note(_ error: rd_kafka_resp_err_t, _ text: String, user: String) {
        let code = KafkaError.Code(error)
        self.state.withLock { state in
            if error == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN {
                state.hasLostAll = true
            } else if code == .authentication {
                state.reason = KafkaError(code, "Kafka refuses \(user): \(text)")
            } else if code == .encryption {
                state.reason = KafkaError(code, "no encrypted connection: \(text)")
            } else if code == .transport, state.reason == nil || state.reason?.code == .transport {
                // A transport error says less than a refusal, which another broker may have sent, and does not replace
                // it.
                state.reason = KafkaError(code, text)
            } else {
                return
            }
            self.isQuiet.store(false, ordering: .relaxed)
        }
    }

    /// Clears the errors: a broker answered.
    func answered() {
        guard !self.isQuiet.load(ordering: .relaxed) else { return }
        self.state.withLock { $0 = State() }
        self.isQuiet.store(true, ordering: .relaxed)
    }

    /// Why the last attempt to reach a broker failed.
    var reason: KafkaError? { self.state.withLock { $0.reason } }

    /// Whether all brokers are down or one of them refuses us. Only a new request shows whether that has ended.
    var isTroubled: Bool {
        guard !self.isQuiet.load(ordering: .relaxed) else { return false }
        return self.state.withLock { $0.hasLostAll || ($0.reason.map { $0.code != .transport } ?? false) }
    }
}
