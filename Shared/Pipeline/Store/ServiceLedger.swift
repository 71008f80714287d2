import Contracts
import JSON
import PostgresClient
import Vocabulary

/// The counts of one service, from which the conservation ledger is made.
///
/// Events read and events written are counted from different tables, so that their equality is evidence: `read` from
/// the offsets, verdicts from the journal, open parked events from their own table.
public struct ServiceLedger: Sendable {
    public var service: ServiceName
    public var read: Int64
    public var accepted: Int64
    public var rejected: Int64
    public var duplicate: Int64
    public var deferred: Int64
    public var finals: Int64
    public var openParked: Int64
    public var discarded: Int64
    /// The highest number on the service's own stream.
    public var highestSeq: Int64
    public var published: Bool
    /// The highest number that it has applied, for each stream it follows.
    public var applied: [String: Int64]
    public var day: CalendarDate?

    public static func read(_ service: ServiceName, _ connection: PostgresConnection) async throws -> ServiceLedger {
        try await connection.transaction { database in
            try database.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            let verdicts = try database.query(
                """
                SELECT verdict, (first_nr IS NOT NULL AND verdict <> 3) AS is_final, count(*) AS count
                FROM journal GROUP BY 1, 2
                """
            ).rows
            func count(_ verdict: Verdict, final: Bool = false) -> Int64 {
                verdicts.first {
                    $0["verdict"].int == Int64(verdict.rawValue) && $0["is_final"].bool == final
                }?["count"].int ?? 0
            }
            let region = try database.query(
                """
                SELECT COALESCE(max(next_seq) - 1, 0) AS seq,
                    COALESCE(bool_and(published_nr >= next_nr - 1), true)
                        AND NOT EXISTS (SELECT FROM withheld_topic) AS sent,
                    to_char(max(day), 'YYYY-MM-DD') AS day FROM region
                """
            ).first
            let inputs = try database.query(
                "SELECT topic, sum(read_count)::bigint AS read, max(last_seq) AS seq FROM input GROUP BY topic"
            ).rows
            let parked = try database.query(
                """
                SELECT count(*) FILTER (WHERE state = 'open') AS open,
                    count(*) FILTER (WHERE state = 'discarded') AS discarded FROM parked_event
                """
            ).first
            var applied: [String: Int64] = [:]
            var read: Int64 = 0
            for row in inputs {
                let stream = row["topic"].text?.split(separator: ".").last.flatMap { ServiceName(rawValue: String($0)) }
                if let stream { applied[stream.rawValue] = row["seq"].int ?? 0 }
                // `read` of Registration counts partners' events only, not the stream that it follows for display.
                if stream == nil || service != .registration { read += row["read"].int ?? 0 }
            }
            return ServiceLedger(
                service: service, read: read, accepted: count(.accepted),
                rejected: count(.rejected), duplicate: count(.duplicate), deferred: count(.deferred),
                finals: count(.accepted, final: true) + count(.rejected, final: true),
                openParked: parked?["open"].int ?? 0,
                discarded: service == .registration
                    ? count(.discarded, final: true) : parked?["discarded"].int ?? 0,
                highestSeq: region?["seq"].int ?? 0,
                published: region?["sent"].bool ?? true,
                applied: applied, day: region?["day"].text.flatMap { CalendarDate($0) })
        }
    }

    /// Read = accepted + duplicate + rejected + open parked + discarded, counting each deferred event once.
    public var isBalanced: Bool {
        guard self.service == .registration else { return true }
        return self.read == self.accepted + self.duplicate + self.rejected + self.deferred
            && self.deferred == self.finals + self.openParked + self.discarded
    }

    public var json: JSONValue {
        .object(omittingNil: [
            ("service", .string(self.service.rawValue)), ("read", .integer(self.read)),
            ("accepted", .integer(self.accepted)), ("rejected", .integer(self.rejected)),
            ("duplicate", .integer(self.duplicate)), ("deferred", .integer(self.deferred)),
            ("finals", .integer(self.finals)), ("openParked", .integer(self.openParked)),
            ("discarded", .integer(self.discarded)), ("highestSeq", .integer(self.highestSeq)),
            ("published", .bool(self.published)),
            (
                "applied",
                .object(self.applied.sorted { $0.key < $1.key }.map { JSONMember($0.key, .integer($0.value)) })
            ),
            ("day", self.day.map { .string($0.description) }), ("balanced", .bool(self.isBalanced)),
        ])
    }

    public init?(_ json: JSONValue) {
        func number(_ name: String) -> Int64 { json[name]?.integerValue ?? 0 }
        guard let service = json["service"]?.stringValue.flatMap(ServiceName.init) else { return nil }
        var applied: [String: Int64] = [:]
        if case .object(let members)? = json["applied"] {
            for member in members { applied[member.name] = member.value.integerValue }
        }
        self.init(
            service: service, read: number("read"), accepted: number("accepted"), rejected: number("rejected"),
            duplicate: number("duplicate"), deferred: number("deferred"), finals: number("finals"),
            openParked: number("openParked"), discarded: number("discarded"), highestSeq: number("highestSeq"),
            published: json["published"] == true, applied: applied,
            day: json["day"]?.stringValue.flatMap { CalendarDate($0) })
    }

    init(
        service: ServiceName, read: Int64, accepted: Int64, rejected: Int64, duplicate: Int64, deferred: Int64,
        finals: Int64, openParked: Int64, discarded: Int64, highestSeq: Int64, published: Bool,
        applied: [String: Int64],
        day: CalendarDate?
    ) {
        self.service = service
        self.read = read
        self.accepted = accepted
        self.rejected = rejected
        self.duplicate = duplicate
        self.deferred = deferred
        self.finals = finals
        self.openParked = openParked
        self.discarded = discarded
        self.highestSeq = highestSeq
        self.published = published
        self.applied = applied
        self.day = day
    }
}
