import CLibrdkafka
import ThreadExecution

/// A broker's result for one item of an admin request.
struct AdminResult {
    let name: String
    let error: rd_kafka_resp_err_t
    /// The broker's own words.
    let text: String?

    static func list(_ topics: UnsafeMutablePointer<OpaquePointer?>?, _ count: Int) -> [AdminResult] {
        guard let topics else { return [] }
        return (0..<count).map { index in
            AdminResult(
                name: String(cString: rd_kafka_topic_result_name(topics[index])),
                error: rd_kafka_topic_result_error(topics[index]),
                text: rd_kafka_topic_result_error_string(topics[index]).map { String(cString: $0) })
        }
    }
}
