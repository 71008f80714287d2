import Contracts
import JSON

/// Compares what one service knows of its own stream, of the streams that it reads, and of partners' topics with the
/// present content of their logs. Changes nothing.
public struct RecoverySurvey: Sendable, Equatable {
    /// The service's own stream.
    public struct Stream: Sendable, Equatable {
        /// How its log differs from the journal; `nil` when they agree.
        public let problem: String?
        /// The highest number in the journal.
        public let lastSeq: Int64
        /// The offset of the log's next record.
        public let end: Int64

        public init(problem: String?, lastSeq: Int64, end: Int64) {
            self.problem = problem
            self.lastSeq = lastSeq
            self.end = end
        }
    }

    /// A stream that the service reads.
    public struct Reading: Sendable, Equatable {
        public let stream: ServiceName
        public let lastSeq: Int64
        /// Digest of the record with that number, as hexadecimal digits; `nil` when it is not known.
        public let digest: String?
        /// Why reading cannot continue at the stored offset.
        public let problem: String?
        /// The offset at which reading can continue.
        public let start: Int64
        /// The log continues after the next number: the events in between are in the writer's journal alone.
        public let lacksNumbers: Bool

        public init(
            stream: ServiceName, lastSeq: Int64, digest: String?, problem: String?, start: Int64,
            lacksNumbers: Bool = false
        ) {
            self.lacksNumbers = lacksNumbers
            self.stream = stream
            self.lastSeq = lastSeq
            self.digest = digest
            self.problem = problem
            self.start = start
        }
    }

    /// A partner's topic that has lost events.
    public struct Loss: Sendable, Equatable {
        public let partner: String
        public let topic: String
        public let partition: Int32
        /// The first offset that was not read.
        public let from: Int64
        /// The first offset that the log still holds; `nil` when the log is another one.
        public let until: Int64?
        /// When the last event before the loss was stored.
        public let lastReadAt: String?
        public let why: String

        public init(
            partner: String, topic: String, partition: Int32, from: Int64, until: Int64?, lastReadAt: String?,
            why: String
        ) {
            self.partner = partner
            self.topic = topic
            self.partition = partition
            self.from = from
            self.until = until
            self.lastReadAt = lastReadAt
            self.why = why
        }
    }

    public let service: ServiceName
    public let stream: Stream
    public let readings: [Reading]
    public let losses: [Loss]

    public init(service: ServiceName, stream: Stream, readings: [Reading], losses: [Loss]) {
        self.service = service
        self.stream = stream
        self.readings = readings
        self.losses = losses
    }

    // MARK: Between the programs

    var json: JSONValue {
        .object([
            JSONMember("service", .string(self.service.rawValue)),
            JSONMember(
                "stream",
                .object(omittingNil: [
                    ("problem", self.stream.problem.map { .string($0) }), ("lastSeq", .integer(self.stream.lastSeq)),
                    ("end", .integer(self.stream.end)),
                ])),
            JSONMember("readings", .array(self.readings.map(Self.json))),
            JSONMember("losses", .array(self.losses.map(Self.json))),
        ])
    }

    private static func json(_ reading: Reading) -> JSONValue {
        .object(omittingNil: [
            ("stream", .string(reading.stream.rawValue)), ("lastSeq", .integer(reading.lastSeq)),
            ("digest", reading.digest.map { .string($0) }), ("problem", reading.problem.map { .string($0) }),
            ("start", .integer(reading.start)), ("lacksNumbers", .bool(reading.lacksNumbers)),
        ])
    }

    private static func json(_ loss: Loss) -> JSONValue {
        .object(omittingNil: [
            ("partner", .string(loss.partner)), ("topic", .string(loss.topic)),
            ("partition", JSONValue(Int(loss.partition))), ("from", .integer(loss.from)),
            ("until", loss.until.map { .integer($0) }), ("lastReadAt", loss.lastReadAt.map { .string($0) }),
            ("why", .string(loss.why)),
        ])
    }

    public init?(_ json: JSONValue) {
        guard let service = json["service"]?.stringValue.flatMap(ServiceName.init), let stream = json["stream"],
            let lastSeq = stream["lastSeq"]?.integerValue, let end = stream["end"]?.integerValue,
            let readings = json["readings"]?.arrayValue, let losses = json["losses"]?.arrayValue
        else { return nil }
        self.service = service
        self.stream = Stream(problem: stream["problem"]?.stringValue, lastSeq: lastSeq, end: end)
        self.readings = readings.compactMap { reading in
            guard let name = reading["stream"]?.stringValue.flatMap(ServiceName.init),
                let lastSeq = reading["lastSeq"]?.integerValue, let start = reading["start"]?.integerValue
            else { return nil }
            return Reading(
                stream: name, lastSeq: lastSeq, digest: reading["digest"]?.stringValue,
                problem: reading["problem"]?.stringValue, start: start,
                lacksNumbers: reading["lacksNumbers"] == true)
        }
        self.losses = losses.compactMap { loss in
            guard let partner = loss["partner"]?.stringValue, let topic = loss["topic"]?.stringValue,
                let partition = loss["partition"]?.integerValue, let from = loss["from"]?.integerValue,
                let why = loss["why"]?.stringValue
            else { return nil }
            return Loss(
                partner: partner, topic: topic, partition: Int32(partition), from: from,
                until: loss["until"]?.integerValue, lastReadAt: loss["lastReadAt"]?.stringValue, why: why)
        }
        // A part that was not understood would not be repaired.
        guard self.readings.count == readings.count, self.losses.count == losses.count else { return nil }
    }
}
