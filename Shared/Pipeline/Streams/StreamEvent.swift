import Contracts
import JSON
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
    /// The data inside the document that the event was read from.
    public let data: JSONNode

    /// The type a partner sent, or `nil` for one of our own.
    public var partnerType: EventType? { EventType(wireName: self.type) }

    /// The type of one of our own, or `nil` for one that a partner sent.
    public var internalType: InternalType? { InternalType(wireName: self.type) }

    /// - Throws: `Rejection` when the data are not of that type.
    public func read<Read: EventData>(_ type: Read.Type) throws(Rejection) -> Read { try Read.read(self.data) }

    public func read<Read: InternalData>(_ type: Read.Type) throws(Rejection) -> Read { try Read.read(self.data) }

    /// The day that begins (Registration) or whose rules have run (the others) with this event.
    public var marker: CalendarDate? {
        let expected = self.stream == .registration ? InternalType.dayStarted : InternalType.dayCompleted
        guard self.type == expected.wireName else { return nil }
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
