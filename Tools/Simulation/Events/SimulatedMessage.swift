import Contracts

/// One message as a partner puts it on its topic.
public struct SimulatedMessage: Equatable, Sendable {
    public let partner: String
    public let body: [UInt8]
    public let headers: [EventHeader]
    public let expected: ExpectedAnswer

    public init(partner: String, body: [UInt8], headers: [EventHeader], expected: ExpectedAnswer) {
        self.partner = partner
        self.body = body
        self.headers = headers
        self.expected = expected
    }

    /// The headers with which every line of a file is sent.
    public static let structuredHeaders = [EventHeader("content-type", "application/cloudevents+json")]

    /// Whether the message can be a line of an NDJSON file: one line of UTF-8 with no headers of its own.
    public var isLine: Bool {
        self.headers == Self.structuredHeaders && !self.body.isEmpty
            && !self.body.contains(UInt8(ascii: "\n")) && String(validating: self.body, as: UTF8.self) != nil
    }

    /// Bytes on the wire, without the broker's own overhead.
    public var byteCount: Int {
        self.headers.reduce(self.body.count) { $0 + $1.name.utf8.count + $1.value.count }
    }
}
