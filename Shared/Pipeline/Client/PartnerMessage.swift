import Contracts

/// A message for a partner's topic.
public struct PartnerMessage: Sendable {
    public let key: String
    public let body: [UInt8]
    public let headers: [EventHeader]

    public init(key: String, body: [UInt8], headers: [EventHeader] = []) {
        self.key = key
        self.body = body
        self.headers = headers
    }

    /// A valid event in structured mode, whichever mode it arrived in.
    public init(structured event: ValidEvent) {
        self.init(
            key: event.subject, body: event.structuredBytes,
            headers: [EventHeader("content-type", CloudEvent.structuredContentType)])
    }

    public init(_ event: CloudEvent) {
        self.init(
            key: event.subject ?? event.id, body: event.bytes,
            headers: [EventHeader("content-type", CloudEvent.structuredContentType)])
    }
}
