import Contracts
import KafkaClient

/// One pass over a service's stream on the broker, for commands.
package enum StreamScan {
    /// How long a broker may be silent before the pass is given up.
    private static let patience = Duration.seconds(20)

    /// The events of one type, in their order.
    ///
    /// - Returns: nothing where the service has no stream yet.
    package static func events(
        of type: InternalType, from service: ServiceName, topics: Topics, kafka: KafkaConfiguration
    ) async throws -> [StreamEvent] {
        var configuration = kafka
        configuration.properties["enable.partition.eof"] = "true"
        let consumer = try KafkaConsumer(configuration, group: ConsumerGroups.name("scan"))
        do {
            let events = try await Self.events(of: type, from: service, topics: topics, with: consumer)
            await consumer.close()
            return events
        } catch {
            await consumer.close()
            throw error
        }
    }

    private static func events(
        of type: InternalType, from service: ServiceName, topics: Topics, with consumer: KafkaConsumer
    ) async throws -> [StreamEvent] {
        let source = TopicPartition(topics.stream(service), 0)
        guard let log = try await consumer.log(of: source), !log.isEmpty else { return [] }
        try await consumer.add([source: log.lowerBound])
        var events: [StreamEvent] = []
        var patience = ContinuousClock.now + Self.patience
        while true {
            try Task.checkCancellation()
            let records = try await consumer.poll(maximum: 2_000, waitMilliseconds: 100)
            for record in records {
                let event = try StreamEvent(stream: service, bytes: record.value)
                if event.internalType == type { events.append(event) }
            }
            if let last = records.last?.offset, last >= log.upperBound - 1 { return events }
            if let failure = await consumer.takeFailures()[source] {
                guard failure.code == .endOfPartition else { throw failure }
                return events
            }
            if !records.isEmpty { patience = .now + Self.patience }
            guard .now < patience else { throw LogReader.notRead(source, log.upperBound - 1) }
        }
    }
}
