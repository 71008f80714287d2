import CLibrdkafka
import Synchronization

/// What librdkafka last said of its brokers, and nobody else does: a call that fails only says that no broker answered.
final class BrokerWatch: Sendable {
    private struct State {
        var hasLostAll = false
        var reason: KafkaError?
    }

    private let state = Mutex(State())
    /// Readers come here with every record.
    private let isQuiet = Atomic(true)

    /// Takes what the error callback was told.
    /// - Parameter user: as an operator knows it, such as `user «registration»`.
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
                // Says less than a refusal, which another broker may have given.
                state.reason = KafkaError(code, text)
            } else {
                return
            }
            self.isQuiet.store(false, ordering: .relaxed)
        }
    }

    /// A broker gave us something: whatever was wrong is over.
    func answered() {
        guard !self.isQuiet.load(ordering: .relaxed) else { return }
        self.state.withLock { $0 = State() }
        self.isQuiet.store(true, ordering: .relaxed)
    }

    /// Why no broker could be spoken to when that was last tried.
    var reason: KafkaError? { self.state.withLock { $0.reason } }

    /// Whether all brokers are away, or one of them refuses us: only asking shows whether that is over.
    var isTroubled: Bool {
        guard !self.isQuiet.load(ordering: .relaxed) else { return false }
        return self.state.withLock { $0.hasLostAll || ($0.reason.map { $0.code != .transport } ?? false) }
    }
}
