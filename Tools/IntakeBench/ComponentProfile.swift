import Foundation
import ServiceKit
import Supervision

/// Where a process's own processor time goes, by component: samples of its stacks, taken by Linux's `perf`.
struct ComponentProfile {
    private static let perf = "/usr/bin/perf"
    /// Samples per second of processor time. A prime, so that no regular task hides between two samples.
    private static let frequency = 997
    private static let libraryThreads = "librdkafka's threads"

    /// A name, and parts of the mangled symbols that belong to it.
    private struct Component {
        let name: String
        let symbols: [String]

        init(_ name: String, _ symbols: String...) {
            self.name = name
            self.symbols = symbols
        }
    }

    /// The stages of an event's way. A stack belongs to the stage of its outermost frame that has one.
    private static let stages = [
        Component("checking", "13RecordChecker"),
        Component("storing", "6Intake0A5Batch", "14PostgresClient", "8Pipeline11RegionStore"),
        Component(
            "answering", "8Pipeline5Relay", "6Intake0A8Renderer", "11KafkaClient0A8Producer", "15DeliveryTracker"),
        Component("reading", "11KafkaClient0A8Consumer", "8Pipeline9LogReader", "8Pipeline8LogCheck"),
        Component("the loop", "6Intake0A4Loop"),
    ]
    /// The parts of a stage. A stack belongs to the part of its innermost frame that has one.
    private static let parts = [
        Component("keys and digests", "11Identifiers", "SHA256", "sha256"),
        Component("payload for the stream", "16canonicalPayload"),
        Component("canonical form", "15CanonicalWriter"),
        Component("personal data", "20PersonalDataDetector"),
        Component("JSON", "4JSON"),
        Component("envelope", "15AttributeReader", "15EnvelopeDecoder"),
        Component("data", "10DataReader"),
        Component("validation", "14EventValidator"),
        Component("judging", "19RegistrationService", "18RegistrationDomain"),
        Component("COPY", "10CopyBuffer", "0A10ConnectionC4copy", "PQputCopy", "10JournalRowV5write"),
        Component("feedback", "14FeedbackSource"),
        Component("rendering", "6Intake0A8Renderer"),
        Component("producing", "0A8ProducerC7produce", "0A8ProducerC7deliver", "rd_kafka_produce"),
        Component("delivery reports", "15DeliveryTracker"),
    ]

    /// Why there are no samples, although the machine has `perf`.
    struct NotSampled: Error {
        let reason: String
    }

    private let process: ChildProcess
    private let data: String
    private let log: String

    /// Starts to sample a process. `nil` on a machine without `perf`.
    init?(of pid: Int32, folder: String) throws {
        guard FileManager.default.isExecutableFile(atPath: Self.perf) else { return nil }
        self.data = folder + "/perf.data"
        self.log = folder + "/perf.log"
        self.process = try ChildProcess(
            name: "perf", executable: Self.perf,
            arguments: [
                "record", "-q", "-g", "-e", "cpu-clock", "-F", "\(Self.frequency)", "-p", "\(pid)", "-o", self.data,
            ], environment: Environment.current, log: self.log)
    }

    /// Ends the sampling.
    /// - Parameter microseconds: of the whole process per event.
    /// - Returns: microseconds per event of each stage and, within it, of each part; the largest first.
    /// - Throws: `NotSampled`.
    func shares(of microseconds: Double) async throws -> [(name: String, microseconds: Double)] {
        await self.process.stop()
        let (text, said, status) = try await ChildProcess.outcome(
            Self.perf, ["script", "-i", self.data, "--no-inline", "-F", "comm,ip,sym"],
            environment: Environment.current)
        guard status == 0 else { throw NotSampled(reason: "\(self.recorded)\(said)") }
        let counts = Self.counts(in: text)
        let total = counts.values.flatMap(\.values).reduce(0, +)
        guard total > 0 else { throw NotSampled(reason: "perf took no sample. \(self.recorded)") }
        func share(_ count: Int) -> Double { microseconds * Double(count) / Double(total) }
        return counts.map { (stage: $0.key, sum: $0.value.values.reduce(0, +), parts: $0.value) }
            .sorted { ($1.sum, $0.stage) < ($0.sum, $1.stage) }
            .flatMap { stage, sum, parts in
                [(stage, share(sum))]
                    + parts.filter { $0.key != stage }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                    .map { ("  " + $0.key, share($0.value)) }
            }
    }

    /// What `perf record` wrote, usually the right that it lacks.
    private var recorded: String { (try? String(contentsOfFile: self.log, encoding: .utf8)) ?? "" }

    /// The number of samples by stage and part.
    /// - Parameter text: a paragraph for each sample: the name of the thread, then a line for each frame, the innermost
    ///   first.
    private static func counts(in text: String) -> [String: [String: Int]] {
        var counts: [String: [String: Int]] = [:]
        for sample in text.components(separatedBy: "\n\n") {
            let lines = sample.split(separator: "\n")
            guard let thread = lines.first, lines.count > 1 else { continue }
            if thread.contains("rdk:") {
                counts[Self.libraryThreads, default: [:]][Self.libraryThreads, default: 0] += 1
                continue
            }
            let frames = lines.dropFirst()
            let stage = Self.name(frames.reversed(), Self.stages) ?? "the rest"
            counts[stage, default: [:]][Self.name(frames, Self.parts) ?? "other", default: 0] += 1
        }
        return counts
    }

    private static func name(_ frames: some Sequence<Substring>, _ table: [Component]) -> String? {
        for frame in frames {
            if let found = table.first(where: { $0.symbols.contains { frame.contains($0) } }) { return found.name }
        }
        return nil
    }
}
