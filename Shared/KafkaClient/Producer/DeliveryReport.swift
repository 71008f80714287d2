/// The outcome of a batch of messages.
public struct DeliveryReport: Sendable {
    /// The position of each message, in the order of sending; `nil` for messages that did not arrive.
    public internal(set) var deliveries: [KafkaDelivery?]
    /// Why messages did not arrive: the first error of each topic.
    public private(set) var failures: [String: KafkaError] = [:]
    /// The first error of the whole batch.
    public private(set) var error: KafkaError?

    init(deliveries: [KafkaDelivery?]) {
        self.deliveries = deliveries
    }

    /// - Throws: the first error, when a message did not arrive.
    func complete() throws(KafkaError) -> [KafkaDelivery] {
        if let error = self.error { throw error }
        return self.deliveries.compactMap { $0 }
    }

    mutating func fail(_ error: KafkaError) {
        self.error = self.error ?? error
        let topic = error.topic ?? ""
        self.failures[topic] = self.failures[topic] ?? error
    }

    /// Replaces a topic's error with a better reason.
    mutating func explain(_ reason: KafkaError) {
        guard let topic = reason.topic, self.failures[topic] != nil else { return }
        self.failures[topic] = reason
        if self.error?.topic == topic { self.error = reason }
    }
}
