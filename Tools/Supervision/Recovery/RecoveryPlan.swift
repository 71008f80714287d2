import CommandExecution
import Contracts

/// The steps that `doorstroom recover` would take, and the faults that cannot be repaired. Pure.
///
/// A stream whose log differs from its journal is sent again in full, after the log's end; its readers continue from
/// there and skip records that they know by number. A reader that knows more than the writer's database cannot be
/// repaired: the facts it read no longer exist there.
public struct RecoveryPlan: Sendable, Equatable {
    public enum Step: Sendable, Equatable {
        case follow(ServiceName, stream: ServiceName, offset: Int64)
        case rewindPartners
        case resend(ServiceName, behind: Int64)

        /// The service that carries out the step, and the arguments of its command.
        public var command: (service: ServiceName, arguments: [String]) {
            switch self {
            case .follow(let reader, let stream, let offset):
                (reader, ["recover", "follow", stream.rawValue, String(offset)])
            case .rewindPartners: (.registration, ["recover", "partners"])
            case .resend(let writer, let end): (writer, ["recover", "resend", String(end)])
            }
        }
    }

    /// Why the databases cannot continue together.
    public private(set) var refusals: [String] = []
    /// Differences that were found.
    public private(set) var problems: [String] = []
    /// The order allows an interruption at any step and a restart from the beginning: a stream is sent again only when
    /// its readers wait for it.
    public private(set) var steps: [Step] = []
    public private(set) var losses: [RecoverySurvey.Loss] = []

    /// - Parameters:
    ///   - surveys: of all four services.
    ///   - records: by writer and number, the digest of the record in the writer's journal.
    ///   - last: by writer, its last number, read after all surveys because services may run meanwhile.
    public init(
        _ surveys: [ServiceName: RecoverySurvey], records: [ServiceName: [Int64: String]],
        last: [ServiceName: Int64] = [:]
    ) {
        var resends: [Step] = []
        for writer in ServiceName.allCases {
            guard let survey = surveys[writer] else { continue }
            let readings = writer.readers.compactMap { reader in
                surveys[reader]?.readings.first { $0.stream == writer }.map { (reader, $0) }
            }
            for (reader, reading) in readings {
                self.compare(
                    reader, reading, with: writer, last[writer] ?? survey.stream.lastSeq, records[writer] ?? [:])
            }
            let lacking = readings.filter { $0.1.lacksNumbers }
            if survey.stream.problem != nil || !lacking.isEmpty {
                if let problem = survey.stream.problem {
                    self.problems.append("the stream of \(writer.rawValue): \(problem)")
                }
                self.problems += lacking.map { reader, reading in
                    "\(reader.rawValue) reads the stream of \(writer.rawValue): \(reading.problem ?? "")"
                }
                self.steps += readings.map { .follow($0.0, stream: writer, offset: survey.stream.end) }
                resends.append(.resend(writer, behind: survey.stream.end))
                continue
            }
            for (reader, reading) in readings {
                guard let problem = reading.problem else { continue }
                self.problems.append("\(reader.rawValue) reads the stream of \(writer.rawValue): \(problem)")
                self.steps.append(.follow(reader, stream: writer, offset: reading.start))
            }
        }
        self.losses = surveys[.registration]?.losses ?? []
        if self.losses.contains(where: { $0.until == nil }) { self.steps.append(.rewindPartners) }
        self.steps += resends
    }

    private mutating func compare(
        _ reader: ServiceName, _ reading: RecoverySurvey.Reading, with service: ServiceName, _ last: Int64,
        _ records: [Int64: String]
    ) {
        let writer = service.rawValue
        if reading.lastSeq > last {
            self.refusals.append(
                "\(reader.rawValue) took the stream of \(writer) up to number \(reading.lastSeq), and the database of "
                    + "\(writer) ends at \(last): restore the database of \(reader.rawValue) to the same moment, or an "
                    + "earlier one")
        } else if let digest = reading.digest, let kept = records[reading.lastSeq], digest != kept {
            self.refusals.append(
                "number \(reading.lastSeq) of \(writer) is another fact for \(reader.rawValue) than in the database of "
                    + "\(writer): they are not of one moment. Restore both to one before either was restored")
        }
    }

    public var isClean: Bool { self.problems.isEmpty && self.losses.isEmpty && self.refusals.isEmpty }

    /// The numbers of each stream whose records have to be compared.
    public static func numbers(_ surveys: [ServiceName: RecoverySurvey]) -> [ServiceName: [Int64]] {
        var numbers: [ServiceName: [Int64]] = [:]
        for survey in surveys.values {
            for reading in survey.readings where reading.lastSeq > 0 && reading.digest != nil {
                numbers[reading.stream, default: []].append(reading.lastSeq)
            }
        }
        return numbers.mapValues { Set($0).sorted() }
    }

    /// The plan in words for an operator, before or after it is applied.
    public func text(isApplied: Bool) -> String {
        var lines = self.problems.map { "found: \($0)" }
        lines += self.losses.map { loss in
            let end = loss.until.map { " to \($0 - 1)" } ?? " on"
            let since = loss.lastReadAt.map { ", the one before them was stored at \($0)" } ?? ""
            return
                "lost: \(loss.partner): \(loss.topic)/\(loss.partition), offsets from \(loss.from)\(end) (\(loss.why))"
                + "\(since). \(loss.partner) has to send again the events that got no feedback, and is told so"
        }
        lines += self.refusals.map { "cannot go on: \($0)" }
        if self.isClean {
            return "nothing to recover: every stream is what its service wrote, and every log the one that was read"
        }
        guard self.refusals.isEmpty else { return (lines + ["nothing was changed"]).joined(separator: "\n") }
        if !isApplied {
            lines += self.steps.map { step in
                let (service, arguments) = step.command
                return "would: doorstroom-\(service.rawValue) \(arguments.joined(separator: " "))"
            }
            lines.append("nothing was changed: `doorstroom recover --apply` does it")
        }
        return lines.joined(separator: "\n")
    }
}
