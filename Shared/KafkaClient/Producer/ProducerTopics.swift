import Synchronization

/// The topics to which a producer has sent.
final class ProducerTopics: Sendable {
    /// The two topics of the last messages, which mostly alternate between an event's topic and its feedback's.
    struct Recent {
        fileprivate var last: TopicHandle?
        fileprivate var former: TopicHandle?
    }

    private let client: ClientHandle
    private let handles = Mutex<[String: TopicHandle]>([:])

    init(_ client: ClientHandle) {
        self.client = client
    }

    /// - Throws: `configuration` for a name that no topic can have.
    func handle(of name: String, _ recent: inout Recent) throws(KafkaError) -> TopicHandle {
        if let last = recent.last, last.name == name { return last }
        swap(&recent.last, &recent.former)
        if let last = recent.last, last.name == name { return last }
        let handle = try self.handle(of: name)
        recent.last = handle
        return handle
    }

    private func handle(of name: String) throws(KafkaError) -> TopicHandle {
        if let known = self.handles.withLock({ $0[name] }) { return known }
        let made = try TopicHandle(name, of: self.client)
        self.handles.withLock { $0[name] = made }
        return made
    }
}
