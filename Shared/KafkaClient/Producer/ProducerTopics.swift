import Synchronization

/// The topics to which a producer has sent.
final class ProducerTopics: Sendable {
    private let client: ClientHandle
    private let handles = Mutex<[String: TopicHandle]>([:])

    init(_ client: ClientHandle) {
        self.client = client
    }

    /// - Throws: `configuration` for a name that no topic can have.
    func handle(of name: String) throws(KafkaError) -> TopicHandle {
        if let known = self.handles.withLock({ $0[name] }) { return known }
        let made = try TopicHandle(name, of: self.client)
        self.handles.withLock { $0[name] = made }
        return made
    }
}
