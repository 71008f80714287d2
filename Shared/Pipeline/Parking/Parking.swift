import Contracts
import JSON
import KafkaClient
import PostgresClient
import Vocabulary

/// The parked events, in order for each key.
package enum Parking {
    /// The keys of parked events: new events of such a key, or with a reference to one, are parked too.
    static func openKeys(region: Int16, on database: isolated PostgresConnection) throws -> Set<String> {
        let rows = try database.query(
            "SELECT DISTINCT key FROM parked_event WHERE region = $1 AND state = 'open'", [.int(Int64(region))]
        ).rows
        return Set(rows.compactMap { $0[0].text })
    }

    package static func park(
        _ orders: [ParkingOrder], rows: [JournalRow], region: Int16, on database: isolated PostgresConnection
    ) throws {
        for order in orders {
            try database.query(
                """
                INSERT INTO parked_event (region, nr, key, waits_for, input, "offset", body, headers, reason, id_hash)
                VALUES ($1, $2, $3, $4::text[], $5, $6, $7, $8, $9, $10)
                """,
                [
                    .int(Int64(region)), .optional(order.rowIndex.map { rows[$0].nr }), .text(order.key),
                    .texts(order.waitsFor), .int(order.input), .int(order.offset), .bytes(order.body),
                    .text(Self.text(of: order.headers)), .text(order.reason),
                    order.rowIndex.flatMap { rows[$0].idHash }.map { .bytes($0.bytes) } ?? .null,
                ])
        }
    }

    /// The oldest event of each key that is due and waits for no earlier event.
    package static func due(region: Int16, on database: isolated PostgresConnection) throws -> [ParkedEvent] {
        try database.query(
            """
            SELECT DISTINCT ON (p.key) p.*, i.topic, i."partition"
            FROM parked_event p JOIN input i ON i.id = p.input
            WHERE p.region = $1 AND p.state = 'open'
              AND NOT EXISTS (
                SELECT 1 FROM parked_event o WHERE o.region = p.region AND o.state = 'open' AND o.id < p.id
                  AND (o.key = p.key OR o.key = ANY (p.waits_for)))
              AND p.next_attempt_at <= now()
            ORDER BY p.key, p.id
            """, [.int(Int64(region))]
        ).rows.compactMap(Self.event).sorted { $0.id < $1.id }
    }

    package static func settle(_ event: ParkedEvent, on database: isolated PostgresConnection) throws {
        let state = event.discardReason == nil ? "drained" : "discarded"
        try database.query("UPDATE parked_event SET state = $2 WHERE id = $1", [.int(event.id), .text(state)])
    }

    /// Tries again later, at most once a minute.
    package static func postpone(_ event: ParkedEvent, reason: String, on database: isolated PostgresConnection) throws
    {
        let seconds = min(60, 1 << min(event.attempts, 6))
        try database.query(
            """
            UPDATE parked_event SET attempts = attempts + 1, reason = $2,
                next_attempt_at = now() + make_interval(secs => $3::double precision)
            WHERE id = $1
            """, [.int(event.id), .text(reason), .double(Double(seconds))])
    }

    static func event(_ row: PostgresRow) -> ParkedEvent? {
        guard let id = row["id"].int, let input = row["input"].int,
            let topic = row["topic"].text, let partition = row["partition"].int,
            let offset = row["offset"].int, let body = row["body"].bytes, let attempts = row["attempts"].int
        else { return nil }
        return ParkedEvent(
            id: id, nr: row["nr"].int, input: input,
            source: TopicPartition(topic, Int32(partition)), offset: offset, body: body,
            headers: Self.headers(of: row["headers"].text ?? "[]"), attempts: Int(attempts),
            discardReason: row["discard_reason"].text)
    }

    private static func text(of headers: [EventHeader]) -> String {
        JSONWriter.string(
            .array(headers.map { [.string($0.name), .array($0.value.map { .integer(Int64($0)) })] }))
    }

    package static func headers(of text: String) -> [EventHeader] {
        guard let value = try? JSONParser.parse(Array(text.utf8)), let items = value.arrayValue else { return [] }
        return items.compactMap { item in
            guard let pair = item.arrayValue, pair.count == 2, let name = pair[0].stringValue,
                let bytes = pair[1].arrayValue
            else { return nil }
            return EventHeader(name, bytes.compactMap { $0.integerValue.flatMap { UInt8(exactly: $0) } })
        }
    }
}
