import Contracts
import Vocabulary

/// An event of one of our own streams.
public struct StreamEvent: Sendable {
    public let stream: ServiceName
    /// Its number on that stream, without gaps.
    public let seq: Int64
    public let id: String
    public let type: String
    public let subject: String
    /// The partner it came from, when it came from one.
    public let partner: String?
    /// What kind of partner that is. Events from before it was kept came from a party of the plan.
    public let partnerKind: PartnerKind?
    /// The id of the event that this one corrects.
    public let corrects: String?
    public let data: JSONValue

    /// The type a partner sent, or `nil` for one of our own.
    public var partnerType: EventType? { EventType(wireName: self.type) }

    /// The day that begins (Registration) or whose rules have run (the others) with this event.
    public var marker: CalendarDate? {
        let expected = self.stream == .registration ? InternalType.dayStarted : InternalType.dayCompleted
        guard self.type == expected else { return nil }
        return self.data["date"]?.stringValue.flatMap { CalendarDate($0) }
    }

    /// Whether it follows that number; `false` when it is known already.
    /// - Throws: `HaltError` when numbers between them are missing.
    func isNext(after seq: Int64) throws -> Bool {
        guard self.seq > seq else { return false }
        guard self.seq == seq + 1 else {
            throw HaltError(
                "the stream of \(self.stream.rawValue) goes from number \(seq) to \(self.seq): "
                    + "events between them were lost before they were read")
        }
        return true
    }

    /// A number stands for one fact. Before the next number is taken, a repeat has come past the last one known.
    /// - Throws: `HaltError` when that number now stands for another fact.
    func requireSame(as known: [UInt8]?, at seq: Int64, found: [UInt8]) throws {
        guard self.seq == seq, let known, known != found else { return }
        throw HaltError(
            "number \(seq) of the stream of \(self.stream.rawValue) is another fact than the one that was taken under "
                + "it: its database was restored. Run `doorstroom recover`.")
    }

    /// References by which it waits behind a parked event.
    public var references: [String] {
        guard let type = self.partnerType, let read = try? type.read(self.data) else { return [] }
        return read.data.references
    }

    /// - Throws: `HaltError` when the bytes are not an event of ours: then the stream is not what it should be.
    public init(stream: ServiceName, bytes: [UInt8]) throws {
        let value: JSONValue
        do {
            value = try JSONParser.parse(bytes)
        } catch {
            throw HaltError("an event on the stream of \(stream.rawValue) is not JSON (\(error.code.rawValue))")
        }
        guard let seq = value["sequence"]?.stringValue.flatMap(Int64.init), let id = value["id"]?.stringValue,
            let type = value["type"]?.stringValue, let data = value["data"]
        else { throw HaltError("an event on the stream of \(stream.rawValue) lacks sequence, id, type or data") }
        self.stream = stream
        self.seq = seq
        self.id = id
        self.type = type
        self.subject = value["subject"]?.stringValue ?? id
        self.partner = value["partner"]?.stringValue
        self.partnerKind =
            value["partnerkind"]?.stringValue.flatMap(PartnerKind.init)
            ?? self.partner.flatMap { PartnerDirectory.plan[$0]?.kind }
        self.corrects = value["corrects"]?.stringValue
        self.data = data
    }
}

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
    /// `nil` when it follows from the cause and the place among the cause's emissions.
    public let id: String?

    public init(type: String, subject: String, data: JSONValue, audience: Audience = .stream, id: String? = nil) {
        self.type = type
        self.subject = subject
        self.data = data
        self.audience = audience
        self.id = id
    }

    /// The row that stands for it.
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
