import Contracts
import KafkaClient
import PostgresClient
import Supervision

/// Counts again, from tables and topics, without using any ledger.
struct Recount {
    private(set) var flaws: [String] = []

    mutating func demand(_ holds: Bool, _ text: @autoclosure () -> String) {
        if !holds { self.flaws.append(text()) }
    }

    /// Checks that every record read has exactly one first verdict, numbers have no gaps, and counters agree with rows.
    mutating func tables(_ endpoints: Endpoints) async throws {
        for service in ServiceName.allCases {
            let connection = try await PostgresConnection(endpoints.postgres[service.rawValue] ?? "")
            func number(_ sql: String) async throws -> Int64 { try await connection.query(sql).first?[0].int ?? 0 }
            let name = service.rawValue
            let rows = try await number("SELECT count(*) FROM journal")
            self.demand(try await number("SELECT COALESCE(max(nr), 0) FROM journal") == rows, "\(name): nr has gaps")
            let numbered = try await number("SELECT count(seq) FROM journal")
            self.demand(
                try await number("SELECT COALESCE(max(seq), 0) FROM journal") == numbered, "\(name): seq has gaps")
            self.demand(
                try await number("SELECT max(next_seq) - 1 FROM region") == numbered,
                "\(name): the counter is not the rows")
            self.demand(
                try await number(
                    "SELECT count(*) FROM (SELECT nr, seq, lag(seq) OVER (ORDER BY nr) AS before FROM journal "
                        + "WHERE seq IS NOT NULL) AS s WHERE before >= seq") == 0,
                "\(name): seq does not follow nr")
            if service == .registration {
                let read = try await number(
                    "SELECT sum(next_offset)::bigint FROM input WHERE topic LIKE '%.in.%'")
                let verdicts = try await number(
                    """
                    SELECT count(*) FROM journal WHERE verdict IN (1, 2, 3, 4) AND (verdict = 3 OR first_nr IS NULL)
                    """)
                let places = try await number(
                    "SELECT count(DISTINCT (input, \"offset\")) FROM journal WHERE verdict IN (1, 2, 3, 4)")
                self.demand(read == verdicts, "registration: read \(read), verdicts \(verdicts)")
                self.demand(read == places, "registration: read \(read), places \(places)")
                self.demand(
                    try await number("SELECT count(DISTINCT id_hash) FROM journal WHERE verdict = 1")
                        == (try await number("SELECT count(*) FROM journal WHERE verdict = 1")),
                    "registration: taken ids are not the accepted events")
            }
            self.demand(
                try await number("SELECT count(*) FROM parked_event WHERE state = 'open'") == 0,
                "\(name): parked events")
            await connection.close()
        }
    }

    /// Checks that "Where is my client" agrees with Matching on every placement.
    mutating func standings(_ endpoints: Endpoints) async throws {
        let matching = try await PostgresConnection(endpoints.postgres["matching"] ?? "")
        let placements = Set(
            try await matching.query(
                """
                SELECT document->>'applicationId', document->>'dwellingId' FROM entity
                WHERE kind = 'placement' AND document->>'cancelledOn' IS NULL
                """
            ).rows.map { "\($0[0].text ?? "") \($0[1].text ?? "")" })
        let live = Set(
            try await matching.query(
                "SELECT document->>'dwellingId' FROM entity WHERE kind = 'presentation' AND document->>'state' = 'live'"
            ).rows.compactMap { $0[0].text })
        await matching.close()
        let registration = try await PostgresConnection(endpoints.postgres["registration"] ?? "")
        let placed = Set(
            try await registration.query(
                "SELECT id, other FROM standing WHERE kind = 'application' AND state = 'placed'"
            ).rows.map { "\($0[0].text ?? "") \($0[1].text ?? "")" })
        let presented = Set(
            try await registration.query("SELECT id FROM standing WHERE kind = 'dwelling' AND state = 'presented'")
                .rows.compactMap { $0[0].text })
        await registration.close()
        self.demand(placed == placements, "registration shows \(placed.count) placed, matching \(placements.count)")
        self.demand(presented == live, "registration shows \(presented.count) presented, matching \(live.count)")
    }

    /// Checks that the records that an outsider saw agree with each other and with the tables.
    mutating func topics(_ follower: TopicFollower, topics: Topics, endpoints: Endpoints) async throws {
        for contradiction in await follower.contradictions { self.flaws.append(contradiction) }
        let sent = await follower.sent
        let feedback = await follower.feedback
        for place in sent {
            let firsts = feedback[place] ?? [:]
            self.demand(firsts.count == 1, "\(place): \(firsts.count) different feedbacks")
        }
        let accepted = feedback.values.flatMap(\.values).count { $0 == InternalType.feedbackAccepted.wireName }
        let streams = await follower.streams
        for service in ServiceName.allCases {
            let stream = streams[topics.stream(service)] ?? [:]
            let numbers = stream.keys.sorted()
            self.demand(
                numbers == Array(1...Int64(max(1, numbers.count))).prefix(numbers.count).map { $0 },
                "\(service.rawValue): the stream has gaps")
            let connection = try await PostgresConnection(endpoints.postgres[service.rawValue] ?? "")
            let stored = try await connection.query("SELECT count(seq) FROM journal").first?[0].int ?? 0
            self.demand(
                Int64(numbers.count) == stored, "\(service.rawValue): \(numbers.count) seen, \(stored) stored")
            await connection.close()
        }
        let canonical = streams[topics.stream(.registration)]?.count ?? 0
        self.demand(accepted >= canonical, "accepted feedback \(accepted), canonical events \(canonical)")
    }
}
