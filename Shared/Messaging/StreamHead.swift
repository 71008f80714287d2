import Contracts
import KafkaClient
import PostgresClient
import ServiceKit

/// Compares the end of a service's own stream with its journal, before anything is sent.
///
/// A database that was restored is older than its log and would give the log's numbers to other facts; a log that was
/// lost or restored is older than its database, and its readers would miss what it once held.
struct StreamHead: Sendable {
    /// How a stream's log stands to the journal from which it was written.
    enum Standing: Sendable, Equatable {
        case agrees
        /// The log has nothing, and everything up to that number was sent.
        case empty(sent: Int64)
        /// The log goes on where the journal ends.
        case ahead(log: Int64, journal: Int64)
        /// The log ends before what was sent.
        case behind(log: Int64, sent: Int64)
        /// The log's last number is another fact in the journal.
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

    /// - Throws: `HaltError` when they disagree.
    func require(consumer: KafkaConsumer, database: PostgresConnection) async throws {
        guard let problem = try await self.problem(consumer: consumer, database: database) else { return }
        throw Self.halt(self.stream, problem)
    }

    /// Why they disagree: as noted while it was written, or as found now.
    func problem(consumer: KafkaConsumer, database: PostgresConnection) async throws -> String? {
        let region = self.region
        let noted = try await database.query("SELECT log_problem FROM region WHERE id = $1", [.int(Int64(region.id))])
        if let problem = noted.first?[0].text { return problem }
        return try await self.standing(consumer: consumer, database: database).problem
    }

    static func halt(_ stream: String, _ problem: String) -> HaltError {
        HaltError("the stream \(stream) is not what this service wrote: \(problem). \(Self.advice)")
    }

    private static let advice =
        "Nothing is sent. Run `doorstroom recover`, which says what is lost and what it would do."

    func standing(consumer: KafkaConsumer, database: PostgresConnection) async throws -> Standing {
        let region = self.region
        let marks = try await database.transaction { try Self.marks(region, stream: self.stream, on: $0) }
        let start = try await database.query("SELECT stream_start FROM region WHERE id = $1", [.int(Int64(region.id))])
        let source = TopicPartition(self.stream, 0)
        guard try await consumer.topics()[self.stream] != nil else { return self.empty(marks) }
        let log = try await consumer.watermarks(source)
        let ours = max(log.lowerBound, start.first?[0].int ?? 0)
        guard ours < log.upperBound, let last = try await self.reader.last(of: source, in: ours..<log.upperBound) else {
            return self.empty(marks)
        }
        let number = try StreamEvent(stream: .registration, bytes: last.value).seq
        if number > marks.last { return .ahead(log: number, journal: marks.last) }
        if number < marks.sent { return .behind(log: number, sent: marks.sent) }
        let kept = try await database.transaction { try Self.record(number, region: region, on: $0) }
        return kept == nil || kept == last.value ? .agrees : .differs(at: number)
    }

    /// The development broker is empty after each start, and is filled again (decision 0008).
    private func empty(_ marks: (sent: Int64, last: Int64)) -> Standing {
        self.identity == .embedded || marks.sent == 0 ? .agrees : .empty(sent: marks.sent)
    }

    /// The number up to which the stream's log has everything, and the last that was given.
    private static func marks(
        _ region: RegionState, stream: String, on database: isolated PostgresConnection
    ) throws -> (sent: Int64, last: Int64) {
        let sent = try database.query(
            """
            SELECT seq FROM journal WHERE region = $1 AND seq IS NOT NULL AND nr <= (
                SELECT LEAST(r.published_nr, w.sent_nr) FROM region r
                LEFT JOIN withheld_topic w ON w.region = r.id AND w.topic = $2 WHERE r.id = $1)
            ORDER BY nr DESC LIMIT 1
            """, [.int(Int64(region.id)), .text(stream)]
        ).first?[0].int
        return (sent ?? 0, region.nextSeq - 1)
    }

    /// The record that stands for that number of the stream; `nil` when the journal does not keep it.
    static func record(
        _ seq: Int64, region: RegionState, on database: isolated PostgresConnection
    ) throws -> [UInt8]? {
        try database.query(
            "SELECT * FROM journal WHERE region = $1 AND seq = $2", [.int(Int64(region.id)), .int(seq)]
        ).first.flatMap(JournalRow.init)?.numberedPayload
    }
}
