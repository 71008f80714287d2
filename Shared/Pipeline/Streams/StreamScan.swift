import Contracts
import KafkaClient

/// One pass over a service's stream on the broker, for commands.
package enum StreamScan {
    /// The events about one subject, in their order. Other records are not parsed: a stream holds millions.
    ///
    /// - Returns: nothing where the service has no stream yet.
    package static func events(
        about subject: String, from service: ServiceName, topics: Topics, kafka: KafkaConfiguration
    ) async throws -> [StreamEvent] {
        var configuration = kafka
        configuration.properties["enable.partition.eof"] = "true"
        let consumer = try KafkaConsumer(configuration, group: ConsumerGroups.name("scan"))
        do {
            let source = TopicPartition(topics.stream(service), 0)
            var events: [StreamEvent] = []
            if let log = try await consumer.log(of: source) {
                let key = Array(subject.utf8)
                try await LogReader.forEach(in: log, of: source, with: consumer) { record in
                    if record.key == key { events.append(try StreamEvent(stream: service, bytes: record.value)) }
                }
            }
            await consumer.close()
            return events
        } catch {
            await consumer.close()
            throw error
        }
    }
}
