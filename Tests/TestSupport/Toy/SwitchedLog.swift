import KafkaClient
import Pipeline
import Synchronization

/// Reads a broker's logs and, from a chosen moment on, reports that a topic holds other records than before. Readers
/// see the same after a topic is deleted and recreated, which the development broker cannot do.
package final class SwitchedLog: RecordReading {
    private let reader: LogReader
    private let switched: Switch

    package final class Switch: Sendable {
        private let topics = Mutex<Set<String>>([])

        package func replace(_ topic: String) { self.topics.withLock { _ = $0.insert(topic) } }
        func contains(_ topic: String) -> Bool { self.topics.withLock { $0.contains(topic) } }
    }

    package init(_ kafka: KafkaConfiguration, _ switched: Switch) {
        self.reader = LogReader(kafka: kafka)
        self.switched = switched
    }

    package func marks(
        _ wanted: [TopicPartition: Int64], waitMilliseconds: Int
    ) async throws -> [TopicPartition: Result<LogMark, KafkaError>] {
        let found = try await self.reader.marks(wanted, waitMilliseconds: waitMilliseconds)
        return Dictionary(
            uniqueKeysWithValues: found.map { source, mark in
                let isSwitched = self.switched.contains(source.topic)
                return (source, isSwitched ? mark.map { LogMark(offset: $0.offset, digest: []) } : mark)
            })
    }

    package func record(_ source: TopicPartition, at offset: Int64) async throws -> KafkaRecord {
        self.shown(try await self.reader.record(source, at: offset))
    }

    package func tail(of source: TopicPartition, in log: Range<Int64>) async throws -> [KafkaRecord] {
        try await self.reader.tail(of: source, in: log).map(self.shown)
    }

    private func shown(_ record: KafkaRecord) -> KafkaRecord {
        guard self.switched.contains(record.source.topic) else { return record }
        return KafkaRecord(
            source: record.source, offset: record.offset, key: record.key, value: record.value + [0x20],
            headers: record.headers)
    }

    package func close() async { await self.reader.close() }
}
