import Contracts
@testable import Intake
import JSON
import KafkaClient
@testable import Pipeline
import PostgresClient
import RegistrationDomain
@testable import RegistrationService
import TestData
import TestSupport
import Testing

/// Registration's tables after some events, stored batch by batch on a database of its own, without a broker.
struct StoredEvents {
    /// The rows of the journal, the registry and the other tables.
    let tables: [String]
    /// The events on the stream.
    let events: [(type: String, data: JSONValue?)]
    /// The same events as bytes on the wire.
    let wire: [[UInt8]]
    /// The messages that followed from the rows in memory: topic, key and value.
    let messages: [String]
    /// The same messages from the rows as the journal keeps them.
    let messagesAgain: [String]
    /// `GET /api/v1/statusholders`.
    let statusHolders: JSONValue
    private(set) var newBatches = 0
    private(set) var otherBatches = 0

    /// The journal's rows of rejected events.
    var codes: [String] { self.tables.filter { $0.contains("\"\"code\"\"") } }

    /// The term events that days caused: "announced t-1 2020-01-01".
    var terms: [String] {
        self.events.compactMap { event in
            guard let kind = ["announced", "reached"].first(where: { event.type == "nl.doorstroom.term.\($0).v1" })
            else {
                return nil
            }
            return [kind, event.data?["id"]?.stringValue, event.data?["dueOn"]?.stringValue].map { $0 ?? "" }
                .joined(separator: " ")
        }
    }

    /// - Parameter sizes: gives the size of each next batch.
    /// - Parameter change: changes the stored data before it is read.
    init(
        _ events: [SentEvent], areExpectedNew: Bool, sizes: () -> Int,
        change: (PostgresConnection) async throws -> Void = { _ in }
    ) async throws {
        let batches = Batches()
        var (new, other) = (0, 0)
        (self.tables, self.wire, self.statusHolders, self.messages, self.messagesAgain) =
            try await TestPostgres.withDatabase { database in
                try await database.withConnection { connection in
                    var region = try await batches.prepare(connection)
                    var messages: [String] = []
                    var start = 0
                    while start < events.count {
                        // A day ends its batch, as in the intake.
                        let last = min(events.count, start + sizes())
                        let end = events[start..<last].firstIndex { $0.isDay }.map { $0 + 1 } ?? last
                        let batch = batches.batch(events[start..<end], region: region, isExpectedNew: areExpectedNew)
                        let outcome = try await batch.store(on: connection)
                        if outcome.isNew { new += 1 } else { other += 1 }
                        region = outcome.region
                        messages += batches.messages(outcome.rows)
                        start = end
                    }
                    try await change(connection)
                    let account = JSONValue.array(
                        try await connection.transaction { try StatusHolderAccount.read(on: $0) }
                            .map(RegistrationAnswers.halfYear.json))
                    let rows = try await connection.query("SELECT * FROM journal ORDER BY nr").rows
                    return (
                        try await Self.tables(connection), try await Self.wire(connection), account, messages,
                        batches.messages(rows.compactMap { JournalRow($0) })
                    )
                }
            }
        (self.newBatches, self.otherBatches) = (new, other)
        self.events = try self.wire.map { bytes in
            let event = try JSONParser.parse(bytes)
            return (event["type"]?.stringValue ?? "", event["data"])
        }
    }

    private static func wire(_ connection: PostgresConnection) async throws -> [[UInt8]] {
        try await connection.query("SELECT * FROM journal WHERE seq IS NOT NULL ORDER BY seq").rows
            .compactMap { JournalRow($0)?.numberedPayload }
    }

    private static func tables(_ connection: PostgresConnection) async throws -> [String] {
        var rows: [String] = []
        for query in Self.queries { rows += try await connection.query(query).rows.compactMap { $0[0].text } }
        return rows + (try await Self.entries(connection))
    }

    private static let queries = [
        """
        SELECT ROW (nr, seq, verdict, "offset", key, encode(id_hash, 'hex'), encode(digest, 'hex'), first_nr,
            convert_from(payload, 'UTF8'), detail)::text FROM journal ORDER BY nr
        """,
        "SELECT ROW (nr, key, waits_for, state, encode(id_hash, 'hex'))::text FROM parked_event ORDER BY nr",
        "SELECT ROW (kind, id, owner, state, region, document_nr, said_nr)::text FROM registered ORDER BY kind, id",
        // For a term that is not running, only what was announced and reached.
        """
        SELECT ROW (kind, id, CASE WHEN is_current THEN ROW (owner, term, due_on, announce_on, announced, reached)::text END,
            announced_term, announced_due, reached_term, reached_due)::text FROM term ORDER BY kind, id
        """,
        "SELECT ROW (id, next_nr, next_seq)::text FROM region",
    ]

    /// The entries against which the next batch would be judged. Whether a clock is stored or derived from a document
    /// makes no difference.
    private static func entries(_ connection: PostgresConnection) async throws -> [String] {
        let keys = try await connection.query("SELECT kind, id FROM registered").rows.compactMap { row in
            row[0].text.flatMap(ReferenceKind.init).map { Registry.Key($0, row[1].text ?? "") }
        }
        let entries = try await connection.transaction { try RegistryStore.load(keys, on: $0) }
        return entries.map { "\($0)" }.sorted()
    }
}

/// One partition of one region, from its first record on.
private struct Batches {
    private let checker = RecordChecker(.plan, topics: Topics(prefix: "t"), region: "utrecht")
    private let renderer = IntakeRenderer(topics: Topics(prefix: "t"))
    private let source = TopicPartition("t.in.all", 0)
    private let headers = [EventHeader("content-type", CloudEvent.structuredContentType)]

    func messages(_ rows: [JournalRow]) -> [String] {
        let position = InputPosition(topic: self.source.topic, partition: 0, incarnation: "first")
        return self.renderer.messages(for: [rows], positions: [1: position]).messages.map { message in
            "\(message.topic) \(String(decoding: message.key, as: UTF8.self)) \(String(decoding: message.value, as: UTF8.self))"
        }
    }

    func prepare(_ connection: PostgresConnection) async throws -> RegionState {
        _ = try await Migrator(PipelineSchema.migrations + RegistrationSchema.migrations).migrate(connection)
        let region = try #require(try await connection.transaction { try RegionStore.acquire("utrecht", on: $0) })
        try await connection.query(
            "INSERT INTO input (region, topic, \"partition\", next_offset) VALUES ($1, $2, 0, 0)",
            [.int(Int64(region.id)), .text(self.source.topic)])
        return region
    }

    func batch(
        _ events: ArraySlice<SentEvent>, region: RegionState, isExpectedNew: Bool
    ) -> IntakeBatch<RegistrationJudge> {
        let input = InputState(
            id: 1, source: self.source, incarnation: "", epoch: 0, nextOffset: Int64(events.startIndex), lastSeq: 0)
        let items = events.indices.map { place in
            IntakeItem(
                input,
                self.checker.check(
                    source: self.source, offset: Int64(place), body: events[place].event.bytes, headers: self.headers,
                    owner: events[place].owner))
        }
        return IntakeBatch(
            items: items, judge: RegistrationJudge(isSimulated: true), region: region, regionName: "utrecht",
            publishedNr: 0, parkedKeys: [], parkingReason: nil, isExpectedNew: isExpectedNew)
    }
}
