/// A Kafka header as received; a name repeats if the sender repeated it.
public struct EventHeader: Equatable, Sendable {
    public let name: String
    public let value: [UInt8]

    public init(_ name: String, _ value: [UInt8]) {
        self.name = name
        self.value = value
    }

    public init(_ name: String, _ value: String) {
        self.init(name, Array(value.utf8))
    }

    /// Whether it says, in our own spelling, that the body is an event in structured mode.
    var isStructured: Bool {
        self.value == Self.structured && self.name == "content-type"
    }

    private static let structured = Array(CloudEvent.structuredContentType.utf8)
}
