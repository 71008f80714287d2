import Contracts
import JSON
import Vocabulary

/// An event of one of our own streams.
public struct StreamEvent: Sendable {
    public let stream: ServiceName
    /// Its number on that stream; the numbers have no gaps.
    public let seq: Int64
    public let id: String
    public let type: String
    public let subject: String
    /// The partner that sent it, if a partner did.
    public let partner: String?
    /// The kind of that partner. Events from before the kind was stored came from a party of the plan.
    public let partnerKind: PartnerKind?
    /// The id of the event that this one corrects.
    public let corrects: String?
    /// The data, as part of the document from which the event was read.
    public let data: JSONNode

    /// The type of a partner's event, or `nil` for one of our own.
    public var partnerType: EventType? { EventType(wireName: self.type) }

    /// The type of an event of our own, or `nil` for a partner's.
    public var internalType: InternalType? { InternalType(wireName: self.type) }

    /// - Throws: `Rejection` when the data do not fit that type.
    public func read<Read: EventData>(_ type: Read.Type) throws(Rejection) -> Read { try Read.read(self.data) }

    public func read<Read: InternalData>(_ type: Read.Type) throws(Rejection) -> Read { try Read.read(self.data) }

    /// The day that begins with this event (Registration), or whose rules have run (the other services).
    public var marker: CalendarDate? {
        let expected = self.stream == .registration ? InternalType.dayStarted : InternalType.dayCompleted
        guard self.type == expected.wireName else { return nil }
        return self.data["date"]?.stringValue.flatMap { CalendarDate($0) }
    }

    /// Whether this event comes after `seq`; `false` when it is already known.
    /// - Throws: `HaltError` when numbers in between are missing.
    func isNext(after seq: Int64) throws -> Bool {
        guard self.seq > seq else { return false }
        guard self.seq == seq + 1 else {
            throw HaltError(
                "the stream of \(self.stream.rawValue) goes from number \(seq) to \(self.seq): "
                    + "events between them were lost before they were read")
        }
        return true
    }

    /// A number belongs to one fact for ever. A repeat of the last known number is compared before the next number is
    /// taken.
    /// - Throws: `HaltError` when that number now belongs to another fact.
    func requireSame(as known: [UInt8]?, at seq: Int64, found: [UInt8]) throws {
        guard self.seq == seq, let known, known != found else { return }
        throw HaltError(
            "number \(seq) of the stream of \(self.stream.rawValue) is another fact than the one that was taken under "
                + "it: its database was restored. Run `doorstroom recover`.")
    }

    /// The subjects that it refers to: while one of them has a parked event, this event waits too.
    public var references: [String] {
        (try? self.partnerType?.references(in: self.data)) ?? []
    }

    /// - Throws: `HaltError` when the bytes are not an event of ours: then the stream cannot be trusted.
    public init(stream: ServiceName, bytes: [UInt8]) throws {
        let value: JSONNode
        do throws(JSONParseError) {
            value = try JSONDocument(bytes).root
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
