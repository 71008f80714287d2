import Contracts
import PostgresClient

/// One row of the journal.
public struct JournalRow: Sendable {
    public var nr: Int64
    /// The number on this service's own stream; `nil` for rows that are not on it.
    public var seq: Int64?
    public var verdict: Verdict
    public var input: Int64?
    public var offset: Int64?
    /// The topic, unless it is this service's own stream.
    public var destination: String?
    /// The id by which the receiver knows the event.
    public var key: String?
    public var idHash: Hash128?
    public var digest: Hash128?
    public var firstNr: Int64?
    /// A structured event without its sequence; for a rejected event the bytes as received.
    public var payload: [UInt8]?
    public var detail: JournalDetail?

    public init(
        verdict: Verdict, input: Int64? = nil, offset: Int64? = nil, destination: String? = nil, key: String? = nil,
        idHash: Hash128? = nil, digest: Hash128? = nil, firstNr: Int64? = nil, payload: [UInt8]? = nil,
        detail: JournalDetail? = nil
    ) {
        self.nr = 0
        self.seq = nil
        self.verdict = verdict
        self.input = input
        self.offset = offset
        self.destination = destination
        self.key = key
        self.idHash = idHash
        self.digest = digest
        self.firstNr = firstNr
        self.payload = payload
        self.detail = detail
    }

    static let columns = """
        journal (payload, region, nr, seq, verdict, input, "offset", destination, key, id_hash, digest, first_nr, detail)
        """

    func write(to buffer: inout CopyBuffer, region: Int16) {
        buffer.startRow(columns: 13)
        buffer.bytea(self.payload)
        buffer.int2(region)
        buffer.int8(self.nr)
        buffer.int8(self.seq)
        buffer.int2(self.verdict.rawValue)
        buffer.int8(self.input)
        buffer.int8(self.offset)
        buffer.text(self.destination)
        buffer.text(self.key)
        buffer.hash(self.idHash)
        buffer.hash(self.digest)
        buffer.int8(self.firstNr)
        buffer.text(self.detail?.text)
    }

    package init?(_ row: PostgresRow) {
        guard let nr = row["nr"].int, let number = row["verdict"].int,
            let verdict = Verdict(rawValue: Int16(number))
        else { return nil }
        self.nr = nr
        self.seq = row["seq"].int
        self.verdict = verdict
        self.input = row["input"].int
        self.offset = row["offset"].int
        self.destination = row["destination"].text
        self.key = row["key"].text
        self.idHash = Hash128(row["id_hash"].bytes)
        self.digest = Hash128(row["digest"].bytes)
        self.firstNr = row["first_nr"].int
        self.payload = row["payload"].bytes
        self.detail = row["detail"].text.flatMap { JournalDetail(text: $0) }
    }
}

extension [JournalRow] {
    /// The size of all stored events, in bytes.
    var payloadBytes: Int {
        // By index, because a copy of a row adds to its reference counts.
        self.indices.reduce(0) { $0 + (self[$1].payload?.count ?? 0) }
    }
}

extension JournalRow {
    /// The stored event, with its number on the stream as CloudEvents' `sequence`.
    package var numberedPayload: [UInt8]? {
        guard self.payload != nil else { return nil }
        var numbered: [UInt8] = []
        self.appendNumberedPayload(to: &numbered)
        return numbered
    }

    package func appendNumberedPayload(to bytes: inout [UInt8]) {
        guard let payload = self.payload else { return }
        guard let seq = self.seq else { return bytes.append(contentsOf: payload) }
        bytes.append(contentsOf: "{\"sequence\":\"".utf8)
        bytes.append(contentsOf: String(seq).utf8)
        bytes.append(contentsOf: "\",".utf8)
        payload.withUnsafeBufferPointer { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0.dropFirst())) }
    }
}
