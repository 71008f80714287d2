import Contracts
import JSON
import KafkaClient
import Pipeline
import PostgresClient
import ServiceKit
import Vocabulary

/// One service's part in `doorstroom recover`: its survey, and the steps on its own database and stream.
struct RecoverySteps: Sendable {
    let context: CommandContext
    let database: PostgresConnection

    private var service: ServiceName { self.context.service }
    private var topics: Topics { self.context.topics }
    private var kafka: KafkaConfiguration { self.context.kafka("recover") }

    static func with<Result>(
        _ context: CommandContext, _ body: (RecoverySteps) async throws -> Result
    ) async throws -> Result {
        try await context.withDatabase { try await body(RecoverySteps(context: context, database: $0)) }
    }

    // MARK: Looking

    func survey() async throws -> RecoverySurvey {
        let consumer = try KafkaConsumer(self.kafka, group: ConsumerGroups.name(self.service.rawValue))
        let reader = LogReader(kafka: self.kafka)
        let surveyor = RecoverySurveyor(
            service: self.service, region: self.context.configuration.region, topics: self.topics,
            database: self.database, consumer: consumer,
            inputs: LogInspector(reader: reader, identity: .durable, logger: self.context.logger),
            partners: self.context.partnerSource)
        do {
            let survey = try await surveyor.survey()
            await reader.close()
            await consumer.close()
            return survey
        } catch {
            await reader.close()
            await consumer.close()
            throw error
        }
    }

    /// Digests of the records with these numbers on the service's own stream.
    func records(_ numbers: [Int64]) async throws -> JSONValue {
        let name = self.context.configuration.region
        return try await self.database.transaction { database in
            guard let region = try RegionStore.find(name, on: database) else { return [:] }
            let kept = try numbers.compactMap { number in
                try StreamHead.record(number, region: region, on: database).map { bytes in
                    JSONMember(String(number), .string(Hexadecimal.text(Identifiers.digest(ofRecord: bytes))))
                }
            }
            return .object([JSONMember("last", .integer(region.nextSeq - 1))] + kept)
        }
    }

    // MARK: Repair

    /// Continues a stream at an offset; events whose number is known stay known.
    func follow(_ stream: ServiceName, from offset: Int64) async throws {
        let source = TopicPartition(self.topics.stream(stream), 0)
        let reported = try await self.reportedEpoch(source)
        let isKnown = try await self.database.transaction { database in
            guard let known = try InputStore.find(source, on: database) else { return false }
            let region = try database.query("SELECT region FROM input WHERE id = $1", [.int(known.id)]).first?[0].int
            _ = try InputStore.replace(
                known, region: Int16(region ?? 0), cluster: "", at: offset, epoch: max(known.epoch, reported) + 1,
                on: database)
            return true
        }
        Console.print(
            isKnown
                ? "reads \(source.topic) from offset \(offset) on" : "has not read \(source.topic) yet: nothing to do")
    }

    /// The reading of a stream that was last reported to the broker; a restored database may know earlier ones only.
    private func reportedEpoch(_ source: TopicPartition) async throws -> Int64 {
        let consumer = try KafkaConsumer(self.kafka, group: ConsumerGroups.name(self.service.rawValue))
        let mark = try await consumer.marks(of: [source])[source]
        await consumer.close()
        return mark.flatMap { Int64($0.note) } ?? 0
    }

    /// Marks replaced partners' topics to be read from their start. Registration notifies the partners when it reads
    /// them.
    func rewindPartners() async throws {
        for loss in try await self.survey().losses where loss.until == nil {
            _ = try await Rewinding.rewind(loss.topic, to: nil, on: self.database)
            Console.print("\(loss.topic) will be read from its start, and its partner notified")
        }
    }

    /// Has the relay send the whole journal again, after an offset. The broker deletes the records before it, if it
    /// can; then the log again holds the journal from its start.
    func resend(behind end: Int64) async throws {
        let (name, stream) = (self.context.configuration.region, self.topics.stream(self.service))
        // A running service reads this within seconds, halts, and releases the region.
        try await self.database.query(
            "UPDATE region SET log_problem = 'its journal is to be sent again (recover)' WHERE name = $1", [.text(name)]
        )
        let region = try await self.lock(name)
        let isEmptied = try await self.empty(TopicPartition(stream, 0), before: end)
        try await self.database.transaction { database in
            try WithheldTopics.resume(stream, after: 0, region: region, on: database)
            try database.query(
                "UPDATE region SET log_problem = NULL, stream_start = $2 WHERE id = $1",
                [.int(Int64(region.id)), .int(end)])
        }
        Console.print(
            "sends \(region.nextSeq - 1) numbers again, behind offset \(end)"
                + (isEmptied ? "" : "; this broker cannot delete the records before it"))
    }

    /// A halted service releases its lock between two attempts.
    private func lock(_ name: String) async throws -> RegionState {
        for _ in 0..<100 {
            if let region = try await self.database.transaction({ try RegionStore.acquire(name, on: $0) }) {
                return region
            }
            try await Task.sleep(for: .milliseconds(200))
        }
        throw UsageError("\(self.service.rawValue) is running: stop it first")
    }

    private func empty(_ source: TopicPartition, before end: Int64) async throws -> Bool {
        guard end > 0 else { return true }
        do throws(KafkaError) {
            try await KafkaAdmin(self.kafka).deleteRecords(before: end, of: source)
            return true
        } catch {
            guard error.code == .unsupported else { throw error }
            return false
        }
    }
}
