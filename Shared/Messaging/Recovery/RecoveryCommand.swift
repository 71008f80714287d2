import Contracts
import KafkaClient
import PostgresClient
import ServiceKit

/// One service's part in `doorstroom recover`: what it knows, and the steps on its own database and stream.
struct RecoveryCommand: Sendable {
    let service: ServiceName
    let context: ServiceContext
    let database: PostgresConnection
    let partners: (any PartnerSource)?

    static let usage = """
        recover survey | record SEQ … | follow STREAM OFFSET | partners | resend END — steps of `doorstroom recover`
        """

    func run(_ arguments: [String]) async throws {
        let rest = Array(arguments.dropFirst())
        switch arguments.first {
        case "survey" where rest.isEmpty:
            Console.print(JSONWriter.string(try await self.survey().json))
        case "record":
            let numbers = try rest.map { try Self.number($0) }
            Console.print(JSONWriter.string(try await self.records(numbers)))
        case "follow" where rest.count == 2:
            guard let stream = ServiceName(rawValue: rest[0]), self.service.reads.contains(stream) else {
                throw UsageError("\(self.service.rawValue) reads no stream of «\(rest[0])»")
            }
            try await self.follow(stream, from: try Self.number(rest[1]))
        case "partners" where rest.isEmpty && self.service == .registration: try await self.rewindPartners()
        case "resend" where rest.count == 1: try await self.resend(behind: try Self.number(rest[0]))
        default: throw UsageError(Self.usage)
        }
    }

    private static func number(_ text: String) throws -> Int64 {
        guard let number = Int64(text), number >= 0 else { throw UsageError("«\(text)» is no number") }
        return number
    }

    private var topics: Topics { Topics(prefix: self.context.configuration.topicPrefix) }

    private var kafka: KafkaConfiguration {
        KafkaConfiguration(
            bootstrapServers: self.context.configuration.kafka, clientId: "doorstroom-recover",
            properties: self.context.configuration.kafkaProperties)
    }

    // MARK: Looking

    private func survey() async throws -> RecoverySurvey {
        let consumer = try KafkaConsumer(self.kafka, group: ConsumerGroups.name(self.service.rawValue))
        let reader = LogReader(kafka: self.kafka)
        let surveyor = RecoverySurveyor(
            service: self.service, region: self.context.configuration.region, topics: self.topics,
            database: self.database, consumer: consumer,
            inputs: InputLog(reader: reader, identity: .durable, logger: self.context.logger),
            partners: self.partners)
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

    /// What stands under these numbers of the own stream, as digests of their records.
    private func records(_ numbers: [Int64]) async throws -> JSONValue {
        let name = self.context.configuration.region
        return try await self.database.transaction { database in
            guard let region = try RegionStore.find(name, on: database) else { return [:] }
            let kept = try numbers.compactMap { number in
                try StreamHead.record(number, region: region, on: database).map { bytes in
                    JSONMember(String(number), .string(RecoveryDigest.text(Identifiers.digest(ofRecord: bytes))))
                }
            }
            return .object([JSONMember("last", .integer(region.nextSeq - 1))] + kept)
        }
    }

    // MARK: Putting right

    /// Reads on from an offset of a stream; what is known by its number stays known.
    private func follow(_ stream: ServiceName, from offset: Int64) async throws {
        let source = TopicPartition(self.topics.stream(stream), 0)
        let told = try await self.toldEpoch(source)
        let isKnown = try await self.database.transaction { database in
            guard let known = try InputStore.find(source, on: database) else { return false }
            let region = try database.query("SELECT region FROM input WHERE id = $1", [.int(known.id)]).first?[0].int
            _ = try InputStore.replace(
                known, region: Int16(region ?? 0), cluster: "", at: offset, epoch: max(known.epoch, told) + 1,
                on: database)
            return true
        }
        Console.print(
            isKnown
                ? "reads \(source.topic) from offset \(offset) on" : "has not read \(source.topic) yet: nothing to do")
    }

    /// Which reading of a stream the broker was told of last: a restored database may know earlier ones only.
    private func toldEpoch(_ source: TopicPartition) async throws -> Int64 {
        let consumer = try KafkaConsumer(self.kafka, group: ConsumerGroups.name(self.service.rawValue))
        let mark = try await consumer.marks(of: [source])[source]
        await consumer.close()
        return mark.flatMap { Int64($0.note) } ?? 0
    }

    /// Marks partners' topics that are others to be read from their start. Registration tells the partners when it does.
    private func rewindPartners() async throws {
        for loss in try await self.survey().losses where loss.until == nil {
            _ = try await Rewinding.rewind(loss.topic, to: nil, on: self.database)
            Console.print("\(loss.topic) will be read from its start, and its partner told")
        }
    }

    /// Lets the relay send the whole journal again, behind an offset. The broker deletes the records before it, where it
    /// can: then the log again says the same as the journal from its start.
    private func resend(behind end: Int64) async throws {
        let (name, stream) = (self.context.configuration.region, self.topics.stream(self.service))
        // A service that runs reads this within seconds, halts, and lets go of the region.
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
                + (isEmptied ? "" : "; this broker cannot delete what stands before it"))
    }

    /// A halted service lets go of its lock between two attempts.
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
