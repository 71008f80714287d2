import Contracts
import KafkaClient
import PostgresClient
import ServiceKit

/// Looks into one service's database and the logs that it writes and reads.
struct RecoverySurveyor: Sendable {
    let service: ServiceName
    let region: String
    let topics: Topics
    let database: PostgresConnection
    let consumer: KafkaConsumer
    let inputs: InputLog

    func survey() async throws -> RecoverySurvey {
        let known = try await self.consumer.topics()
        let region = self.region
        let state = try await self.database.transaction { try RegionStore.find(region, on: $0) }
        var readings: [RecoverySurvey.Reading] = []
        for stream in self.service.reads {
            if let reading = try await self.reading(stream, known) { readings.append(reading) }
        }
        return RecoverySurvey(
            service: self.service, stream: try await self.stream(state, known), readings: readings,
            losses: try await self.losses(state, known))
    }

    private func stream(_ state: RegionState?, _ known: [String: Int]) async throws -> RecoverySurvey.Stream {
        let name = self.topics.stream(self.service)
        let log = known[name] == nil ? 0..<0 : try await self.consumer.watermarks(TopicPartition(name, 0))
        guard let state else { return RecoverySurvey.Stream(problem: nil, lastSeq: 0, end: log.upperBound) }
        let head = StreamHead(stream: name, region: state, identity: .durable, reader: self.inputs.reader)
        return RecoverySurvey.Stream(
            problem: try await head.problem(consumer: self.consumer, database: self.database),
            lastSeq: state.nextSeq - 1, end: log.upperBound)
    }

    private func reading(_ stream: ServiceName, _ known: [String: Int]) async throws -> RecoverySurvey.Reading? {
        let source = TopicPartition(self.topics.stream(stream), 0)
        guard let input = try await self.database.transaction({ try InputStore.find(source, on: $0) }) else {
            return nil
        }
        let (problem, start) = try await self.problem(source, known)
        return RecoverySurvey.Reading(
            stream: stream, lastSeq: input.lastSeq, digest: input.seqDigest.map(RecoveryDigest.text), problem: problem,
            start: start)
    }

    private func problem(_ source: TopicPartition, _ known: [String: Int]) async throws -> (String?, start: Int64) {
        guard known[source.topic] != nil else { return ("the broker names no topic \(source.topic)", 0) }
        let (standing, _) = try await self.inputs.inspect(source, consumer: self.consumer, database: self.database)
        switch standing {
        case .new(let start): return (nil, start)
        case .known: return (nil, 0)
        case .rewound(_, let start, let isOther): return (isOther ? "it is read anew at the next start" : nil, start)
        case .lapsed(let state, let start):
            return ("it keeps offsets from \(start) on, and \(state.nextOffset) is to be read next", start)
        case .other(_, let why, let start): return (why, start)
        case .restored(let state, let why, _): return (why, state.nextOffset)
        }
    }

    private func losses(_ state: RegionState?, _ known: [String: Int]) async throws -> [RecoverySurvey.Loss] {
        guard self.service == .registration, let state else { return [] }
        let all = try await self.database.transaction { try InputStore.all(region: state.id, on: $0) }
        var losses: [RecoverySurvey.Loss] = []
        for input in all {
            guard let partner = self.topics.partner(ofIntake: input.source.topic),
                let (why, until) = try await self.loss(of: input, known)
            else { continue }
            let readAt = try await self.database.transaction { try InputStore.lastReadAt(input, on: $0) }
            losses.append(
                RecoverySurvey.Loss(
                    partner: partner, topic: input.source.topic, partition: input.source.partition,
                    from: input.nextOffset, until: until, lastReadAt: readAt, why: why))
        }
        return losses
    }

    private func loss(of input: InputState, _ known: [String: Int]) async throws -> (why: String, until: Int64?)? {
        guard known[input.source.topic] != nil else { return ("the broker names no topic \(input.source.topic)", nil) }
        let (standing, _) = try await self.inputs.inspect(
            input.source, consumer: self.consumer, database: self.database)
        switch standing {
        case .lapsed(_, let start): return ("the topic keeps offsets from \(start) on", start)
        case .other(_, let why, _): return (why, nil)
        case .rewound(_, _, isOther: true): return ("the topic is another one", nil)
        case .known, .new, .rewound, .restored: return nil
        }
    }
}

/// Digests as text, between the programs.
enum RecoveryDigest {
    static func text(_ digest: [UInt8]) -> String {
        let digits = Array("0123456789abcdef")
        return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
