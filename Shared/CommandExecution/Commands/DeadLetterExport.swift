import Contracts
import KafkaClient
import Pipeline
import PostgresClient
import ServiceKit

/// Copies parked events to a topic of the operator's choice, with the headers that Spring for Apache Kafka puts on its
/// dead letters, so that tools for those can read ours. The originals stay parked.
enum DeadLetterExport {
    /// Header names of `spring-kafka`'s `KafkaHeaders`; numbers are big-endian bytes.
    enum Header {
        static let topic = "kafka_dlt-original-topic"
        static let partition = "kafka_dlt-original-partition"
        static let offset = "kafka_dlt-original-offset"
        static let group = "kafka_dlt-original-consumer-group"
        static let exception = "kafka_dlt-exception-fqcn"
        static let message = "kafka_dlt-exception-message"
    }

    static func messages(
        service: ServiceName, ids: [Int64], topic: String, on connection: PostgresConnection
    ) async throws -> [KafkaMessage] {
        let rows = try await connection.query(
            """
            SELECT p.id, p.key, i.topic, i."partition", p."offset", p.reason, p.body, p.headers
            FROM parked_event p JOIN input i ON i.id = p.input
            WHERE p.state = 'open' AND ($1::bigint[] = '{}' OR p.id = ANY ($1::bigint[])) ORDER BY p.id
            """, [.ints(ids)]
        ).rows
        let found = Set(rows.compactMap { $0["id"].int })
        if let unknown = ids.first(where: { !found.contains($0) }) {
            throw UsageError("no open dead letter has the id \(unknown)")
        }
        return rows.map { row in
            func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] {
                withUnsafeBytes(of: number.bigEndian) { Array($0) }
            }
            let own = [
                (Header.topic, Array((row["topic"].text ?? "").utf8)),
                (Header.partition, bigEndian(Int32(row["partition"].int ?? 0))),
                (Header.offset, bigEndian(row["offset"].int ?? 0)),
                (Header.group, Array("doorstroom-\(service.rawValue)".utf8)),
                (Header.exception, Array("nl.doorstroom.ParkedEvent".utf8)),
                (Header.message, Array((row["reason"].text ?? "").utf8)),
            ]
            let headers = Parking.headers(of: row["headers"].text ?? "[]").map { ($0.name, $0.value) } + own
            return KafkaMessage(
                topic: topic, key: Array((row["key"].text ?? "").utf8), value: row["body"].bytes ?? [],
                headers: headers)
        }
    }
}
