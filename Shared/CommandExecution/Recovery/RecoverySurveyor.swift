import Contracts
import Intake
import KafkaClient
import Pipeline
import PostgresClient
import ServiceKit
import Vocabulary

/// Examines one service's database, and the logs that it writes and reads.
struct RecoverySurveyor: Sendable {
    let service: ServiceName
    let region: String
    let topics: Topics
    let database: PostgresConnection
    let consumer: KafkaConsumer
    let inputs: LogInspector
    /// The partners whose topics are read; for Registration alone.
    let partners: (any PartnerSource)?

    func survey() async throws -> RecoverySurvey {
        let region = self.region
        let state = try await self.database.transaction { try RegionStore.find(region, on: $0) }
        var readings: [RecoverySurvey.Reading] = []
        for stream in self.service.reads {
            if let reading = try await self.reading(stream) { readings.append(reading) }
        }
        return RecoverySurvey(
            service: self.service, stream: try await self.stream(state), readings: readings,
            losses: try await self.losses(state))
    }

    private func stream(_ state: RegionState?) async throws -> RecoverySurvey.Stream {
        let source = TopicPartition(self.topics.stream(self.service), 0)
        guard let state else {
            let end = try await self.consumer.log(of: source)?.upperBound ?? 0
            return RecoverySurvey.Stream(problem: nil, lastSeq: 0, end: end)
        }
        let head = StreamHead(stream: source.topic, region: state, identity: .durable, reader: self.inputs.reader)
        let problem = try await head.problem(consumer: self.consumer, database: self.database)
        let end = try await self.consumer.log(of: source)?.upperBound ?? 0
        return RecoverySurvey.Stream(problem: problem, lastSeq: state.nextSeq - 1, end: end)
    }

    private func reading(_ stream: ServiceName) async throws -> RecoverySurvey.Reading? {
        let source = TopicPartition(self.topics.stream(stream), 0)
        guard let input = try await self.database.transaction({ try InputStore.find(source, on: $0) }) else {
            return nil
        }
        let (problem, start) = try await self.problem(source, input)
        let lacks = try await self.firstNumber(source, from: start).flatMap { $0 > input.lastSeq + 1 ? $0 : nil }
        return RecoverySurvey.Reading(
            stream: stream, lastSeq: input.lastSeq, digest: input.seqDigest.map { Hexadecimal.text($0) },
            problem: lacks.map { "its log goes on with number \($0), and \(input.lastSeq) was taken last" } ?? problem,
            start: start, lacksNumbers: lacks != nil)
    }

    /// The number of the next event that would be read.
    private func firstNumber(_ source: TopicPartition, from offset: Int64) async throws -> Int64? {
        guard let log = try await self.consumer.log(of: source), offset < log.upperBound else { return nil }
        let record = try await self.inputs.reader.record(source, at: max(offset, log.lowerBound))
        return try StreamEvent(stream: .registration, bytes: record.value).seq
    }

    /// Why reading cannot continue, and the offset at which it could.
    private func problem(
        _ source: TopicPartition, _ input: InputState
    ) async throws -> (problem: String?, start: Int64) {
        guard try await self.consumer.log(of: source) != nil else {
            return ("the broker names no topic \(source.topic)", 0)
        }
        let (comparison, _) = try await self.inputs.inspectStream(
            source, consumer: self.consumer, database: self.database)
        switch comparison {
        case .new(let start): return (nil, start)
        case .known(let state): return (nil, state.nextOffset)
        case .rewound(_, let start, let isOther): return (isOther ? "it is read anew at the next start" : nil, start)
        case .lapsed(let state, let start):
            return ("it keeps offsets from \(start) on, and \(state.nextOffset) is to be read next", start)
        case .other(_, let why, let start): return (why, start)
        case .restored(let state, let why): return (why, state.nextOffset)
        }
    }

    private func losses(_ state: RegionState?) async throws -> [RecoverySurvey.Loss] {
        guard self.service == .registration, let state else { return [] }
        let source = self.partners
        let (all, directory) = try await self.database.transaction {
            (try InputStore.all(region: state.id, on: $0), try source?.load(on: $0))
        }
        var losses: [RecoverySurvey.Loss] = []
        for input in all {
            // The topic of a removed partner is no longer read.
            guard let partner = self.topics.partner(ofIntake: input.source.topic), directory?[partner] != nil,
                let (why, until) = try await self.loss(of: input)
            else { continue }
            let readAt = try await self.database.transaction { try InputStore.lastReadAt(input, on: $0) }
            losses.append(
                RecoverySurvey.Loss(
                    partner: partner, topic: input.source.topic, partition: input.source.partition,
                    from: input.nextOffset, until: until, lastReadAt: readAt, why: why))
        }
        return losses
    }

    private func loss(of input: InputState) async throws -> (why: String, until: Int64?)? {
        guard try await self.consumer.log(of: input.source) != nil else {
            return ("the broker names no topic \(input.source.topic)", nil)
        }
        let (comparison, _) = try await self.inputs.inspect(
            input.source, consumer: self.consumer, database: self.database)
        switch comparison {
        case .lapsed(_, let start): return ("the topic keeps offsets from \(start) on", start)
        case .other(_, let why, _): return (why, nil)
        case .rewound(_, _, isOther: true): return ("the topic is another one", nil)
        case .known, .new, .rewound, .restored: return nil
        }
    }
}
