/// The partition from which a row's event was read.
public struct InputPosition: Sendable, Equatable {
    public let topic: String
    public let partition: Int32
    public let incarnation: String
}
