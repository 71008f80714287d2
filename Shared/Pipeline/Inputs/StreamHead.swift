import Contracts
import KafkaClient
import PostgresClient
import ServiceKit

/// Compares the end of a service's own stream with its journal, before anything is sent.
///
/// A restored database is older than its log, and would give numbers that the log already uses to other facts. A lost
/// or restored log is older than its database, and its readers would miss records that it once held.
package struct StreamHead: Sendable {
    /// How a stream's log compares with the journal from which it was written.
    enum Comparison: Sendable, Equatable {
        case agrees
        /// The log is empty, although everything up to `sent` was sent.
        case empty(sent: Int64)
        /// The log continues after the end of the journal.
        case ahead(log: Int64, journal: Int64)
        /// The log ends before the last number that was sent.
        case behind(log: Int64, sent: Int64)
        /// In the journal, the log's last number is another fact.
        case differs(at: Int64)

        var problem: String? {
            switch self {
            case .agrees: nil
            case .empty(let sent): "its log is empty, and everything up to number \(sent) was sent to it"
            case .ahead(let log, let journal):
                "its log ends at number \(log), and the journal at \(journal): the database is older than the log"
            case .behind(let log, let sent):
                "its log ends at number \(log), and everything up to \(sent) was sent: the log is older than the database"
            case .differs(let number): "number \(number) in its log is another fact than in the journal"
            }
        }
    }

    let stream: String
    let region: RegionState
    let identity: ServiceConfiguration.LogIdentity
    let reader: any RecordReading

    package init(
        stream: String, region: RegionState, identity: ServiceConfiguration.LogIdentity, reader: any RecordReading
    ) {
        self.stream = stream
        self.region = region
        self.identity = identity
        self.reader = reader
    }

    /// - Returns: the offset after which the next message has to be stored.
    /// - Throws: `HaltError` when log and journal disagree.
    func require(consumer: KafkaConsumer, database: PostgresConnection) async throws -> Int64? {
        if let recorded = try await Self.recordedProblem(self.region, database) {
            throw Self.halt(self.stream, recorded)
        }
        let (comparison, end) = try await self.compare(consumer: consumer, database: database)
        if let problem = comparison.problem { throw Self.halt(self.stream, problem) }
        return end
    }

    /// Why log and journal disagree: as recorded while the stream was written, or as found now.
    package func problem(consumer: KafkaConsumer, database: PostgresConnection) async throws -> String? {
        if let recorded = try await Self.recordedProblem(self.region, database) { return recorded }
        return try await self.compare(consumer: consumer, database: database).comparison.problem
    }

    /// The problem that was recorded while the stream was written, or by `recover`.
    static func recordedProblem(_ region: RegionState, _ database: PostgresConnection) async throws -> String? {
        try await database.query("SELECT log_problem FROM region WHERE id = $1", [.int(Int64(region.id))]).first?[0]
            .text
    }

    static func halt(_ stream: String, _ problem: String) -> HaltError {
        HaltError("the stream \(stream) is not what this service wrote: \(problem). \(Self.advice)")
    }

    private static let advice =
        "Nothing is sent. Run `doorstroom recover`, which says what is lost and what it would do."

    func compare(
        consumer: KafkaConsumer, database: PostgresConnection
    ) async throws -> (comparison: Comparison, end: Int64?) {
        let source = TopicPartition(self.stream, 0)
        let log = try await consumer.log(of: source) ?? 0..<0
        let region = self.region
        let start = try await database.query("SELECT stream_start FROM region WHERE id = $1", [.int(Int64(region.id))])
        let ours = max(log.lowerBound, start.first?[0].int ?? 0)
        let tail = ours < log.upperBound ? try await self.reader.tail(of: source, in: ours..<log.upperBound) : []
        // The log first, then the journal: a running service writes the journal before the log.
        let marks = try await database.transaction { try Self.marks(region, stream: self.stream, on: $0) }
        var highest: (number: Int64, bytes: [UInt8])?
        // An instance that was frozen may have repeated earlier numbers after later ones.
        for record in tail {
            let number = try StreamEvent(stream: .registration, bytes: record.value).seq
            if number > highest?.number ?? -1 { highest = (number, record.value) }
        }
        guard let highest else {
            // The development broker is empty after each start and is filled again (decision 0008).
            let isFine = self.identity == .embedded || marks.sent == 0
            return (isFine ? .agrees : .empty(sent: marks.sent), nil)
        }
        let end = log.upperBound - 1
        if highest.number > marks.last { return (.ahead(log: highest.number, journal: marks.last), end) }
        if highest.number < marks.sent { return (.behind(log: highest.number, sent: marks.sent), end) }
        let stored = try await database.transaction {
            try Self.record(highest.number, from: marks.sentNr, region: region, on: $0)
        }
        return (stored == nil || stored == highest.bytes ? .agrees : .differs(at: highest.number), end)
    }

    private struct Marks: Sendable {
        /// The number up to which the stream's log is complete, and its row.
        let sent: Int64
        let sentNr: Int64
        /// The last number that was assigned.
        let last: Int64
    }

    private static func marks(
        _ region: RegionState, stream: String, on database: isolated PostgresConnection
    ) throws -> Marks {
        let sent = try database.query(
            """
            SELECT seq, nr FROM journal WHERE region = $1 AND seq IS NOT NULL AND nr <= (
                SELECT LEAST(r.published_nr, w.sent_nr) FROM region r
                LEFT JOIN withheld_topic w ON w.region = r.id AND w.topic = $2 WHERE r.id = $1)
            ORDER BY nr DESC LIMIT 1
            """, [.int(Int64(region.id)), .text(stream)]
        ).first
        let last = try database.query("SELECT next_seq - 1 FROM region WHERE id = $1", [.int(Int64(region.id))])
        return Marks(
            sent: sent?["seq"].int ?? 0, sentNr: sent?["nr"].int ?? 0, last: last.first?[0].int ?? region.nextSeq - 1)
    }

    /// The record with that number of the stream; `nil` when the journal does not keep it.
    /// - Parameter nr: a row at or before it. A row's `nr` is never lower than its `seq`, so few rows are searched.
    package static func record(
        _ seq: Int64, from nr: Int64 = 0, region: RegionState, on database: isolated PostgresConnection
    ) throws -> [UInt8]? {
        try database.query(
            "SELECT * FROM journal WHERE region = $1 AND nr >= $3 AND seq = $2 ORDER BY nr LIMIT 1",
            [.int(Int64(region.id)), .int(seq), .int(max(nr, seq))]
        ).first.flatMap(JournalRow.init)?.numberedPayload
    }
}
