import Contracts
import PostgresClient
import Vocabulary

/// Reads and writes the tables `partner_quota` and `partner_usage`.
public enum QuotaStore {
    /// Loads all quotas, and the usage of one day.
    public static func load(
        _ day: CalendarDate, into book: inout QuotaBook, on database: isolated PostgresConnection
    ) throws {
        let own = try database.query("SELECT partner, events, bytes FROM partner_quota").rows
        let used = try database.query(
            "SELECT partner, events, bytes, kept_bytes FROM partner_usage WHERE day = $1::date",
            [.text(day.description)]
        ).rows
        book.replace(
            day: day,
            own: Dictionary(
                own.compactMap { row in
                    guard let partner = row[0].text, let events = row[1].int, let bytes = row[2].int else { return nil }
                    return (partner, DayQuota(events: events, bytes: bytes))
                }, uniquingKeysWith: { $1 }), usage: Self.usage(used))
    }

    private static func usage(_ rows: [PostgresRow]) -> [String: DayUsage] {
        Dictionary(
            rows.compactMap { row in
                guard let partner = row[0].text, let events = row[1].int, let bytes = row[2].int, let kept = row[3].int
                else { return nil }
                return (partner, DayUsage(events: events, bytes: bytes, keptBytes: kept))
            }, uniquingKeysWith: { $1 })
    }

    /// Adds the usage of a batch.
    /// - Returns: the usage of its partners so far on this day.
    static func charge(
        _ charges: [String: DayUsage], on day: CalendarDate, database: isolated PostgresConnection
    ) throws -> [String: DayUsage] {
        guard !charges.isEmpty else { return [:] }
        let charges = charges.sorted { $0.key < $1.key }
        let rows = try database.query(
            """
            INSERT INTO partner_usage AS u (partner, day, events, bytes, kept_bytes)
            SELECT v.partner, $5::date, v.events, v.bytes, v.kept
            FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[]) AS v (partner, events, bytes, kept)
            ON CONFLICT (partner, day) DO UPDATE SET events = u.events + excluded.events,
                bytes = u.bytes + excluded.bytes, kept_bytes = u.kept_bytes + excluded.kept_bytes
            RETURNING partner, events, bytes, kept_bytes
            """,
            [
                .texts(charges.map(\.key)), .ints(charges.map(\.value.events)), .ints(charges.map(\.value.bytes)),
                .ints(charges.map(\.value.keptBytes)), .text(day.description),
            ]
        ).rows
        return Self.usage(rows)
    }

    /// - Parameter quota: `nil` restores the installation's quota.
    public static func set(_ quota: DayQuota?, of partner: String, on database: isolated PostgresConnection) throws {
        guard let quota else {
            try database.query("DELETE FROM partner_quota WHERE partner = $1", [.text(partner)])
            return
        }
        try database.query(
            """
            INSERT INTO partner_quota (partner, events, bytes) VALUES ($1, $2, $3)
            ON CONFLICT (partner) DO UPDATE SET events = excluded.events, bytes = excluded.bytes
            """, [.text(partner), .int(quota.events), .int(quota.bytes)])
    }
}
