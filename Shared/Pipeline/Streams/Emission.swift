import Contracts
import JSON

/// A message that follows from an event or a day's rules.
public struct Emission: Sendable {
    public enum Audience: Sendable, Equatable {
        /// This service's own stream.
        case stream
        /// One partner's feedback topic.
        case partner(String)
    }

    public let type: String
    public let subject: String
    public let data: JSONValue
    public let audience: Audience
    /// `nil` when it is derived from the cause and the position among the cause's emissions.
    public let id: String?

    public init(
        _ type: InternalType, subject: String, data: some InternalData, audience: Audience = .stream, id: String? = nil
    ) {
        self.init(type: type.wireName, subject: subject, data: data.json, audience: audience, id: id)
    }

    /// For a type that the contract does not list: tests of the pipeline have types of their own.
    init(type: String, subject: String, data: JSONValue, audience: Audience = .stream, id: String? = nil) {
        self.type = type
        self.subject = subject
        self.data = data
        self.audience = audience
        self.id = id
    }

    /// The journal row of this message.
    func row(service: ServiceName, region: String, cause: String, ordinal: Int, topics: Topics) -> JournalRow {
        let id = self.id ?? Identifiers.uuid(service.rawValue, region, cause, String(ordinal))
        let event = CloudEvent(
            id: id, source: service.source, type: self.type, subject: self.subject,
            extensions: [JSONMember("region", .string(region))], data: self.data)
        switch self.audience {
        case .stream:
            return JournalRow(verdict: .emitted, key: self.subject, payload: event.bytes)
        case .partner(let partner):
            return JournalRow(
                verdict: .emitted, destination: topics.feedback(partner), key: self.subject, payload: event.bytes)
        }
    }
}
