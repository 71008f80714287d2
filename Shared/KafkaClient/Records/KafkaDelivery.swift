/// The position that the broker gave a message.
public struct KafkaDelivery: Sendable, Equatable {
    public let partition: Int32
    public let offset: Int64
}
