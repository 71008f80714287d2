/// The position of a message on its partner's topic.
public struct IntakeReceipt: Sendable, Equatable {
    public let topic: String
    public let partition: Int32
    public let offset: Int64
}
