import KafkaClient

/// Checks, while a log is being read, whether it is still the same log.
///
/// A consumer keeps reading a topic that was deleted and made again, at the old offset and without an error. A record
/// that was read before the last one, and is in the log after it, shows that no other log came between: deleted logs do
/// not come back.
package enum LogCheck {
    package enum Finding: Sendable, Equatable {
        case same
        case other(why: String)
        /// The broker did not answer; it is asked again.
        case unknown
    }

    /// - Parameter inputs: each with the last record that was read, and an earlier one that was found in the log.
    package static func run(
        _ inputs: [InputState], reader: any RecordReading, log: (TopicPartition) async throws -> Range<Int64>
    ) async -> [TopicPartition: Finding] {
        var findings: [TopicPartition: Finding] = [:]
        for input in inputs { findings[input.source] = .same }
        for marks in [inputs.map { ($0.source, $0.anchor) }, inputs.map { ($0.source, $0.last) }] {
            let wanted = Dictionary(
                marks.compactMap { source, mark in mark.map { (source, $0) } }, uniquingKeysWith: { first, _ in first })
            guard
                let found = try? await reader.marks(wanted.mapValues(\.offset), waitMilliseconds: 3_000)
            else { return findings.mapValues { _ in .unknown } }
            for (source, mark) in wanted where findings[source] == .same {
                findings[source] = await Self.finding(mark, found[source], of: source, log: log)
            }
        }
        return findings
    }

    private static func finding(
        _ mark: LogMark, _ found: Result<LogMark, KafkaError>?, of source: TopicPartition,
        log: (TopicPartition) async throws -> Range<Int64>
    ) async -> Finding {
        switch found {
        case .success(let found): return mark.problem(found).map { .other(why: $0) } ?? .same
        case .failure(let error) where error.code == .offsetOutOfRange:
            guard let log = try? await log(source) else { return .unknown }
            // Retention may have removed the record; an offset past the end was never in this log.
            guard mark.offset >= log.upperBound else { return mark.offset < log.lowerBound ? .same : .unknown }
            return .other(why: "the log holds offsets \(log.lowerBound) to \(log.upperBound)")
        case .failure, nil: return .unknown
        }
    }
}
