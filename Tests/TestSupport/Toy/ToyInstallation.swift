import Contracts
import JSON
import KafkaClient
import Logging
import Pipeline
import PostgresClient
import ServiceKit

/// A broker and a database for one test, with the topics and tables that services need.
package struct ToyInstallation: Sendable {
    package let broker: TestBroker
    package let database: TestDatabase
    package let service: ServiceName

    package init(broker: TestBroker, database: TestDatabase, service: ServiceName) {
        self.broker = broker
        self.database = database
        self.service = service
    }

    package var topics: Topics { self.broker.topics }

    package func configuration(
        _ identity: ServiceConfiguration.LogIdentity = .durable, broker: TestBroker? = nil,
        kafka further: [String: String] = [:]
    ) throws -> ServiceConfiguration {
        let broker = broker ?? self.broker
        let properties = broker.configuration("test", further).properties.map { "\($0)=\($1)" }.joined(separator: ";")
        return try ServiceConfiguration(environment: [
            "DOORSTROOM_KAFKA": broker.bootstrapServers, "DOORSTROOM_KAFKA_PROPERTIES": properties,
            "DOORSTROOM_DATABASE": self.database.url, "DOORSTROOM_TOPIC_PREFIX": self.topics.prefix,
            "DOORSTROOM_LOG": identity.rawValue,
        ])
    }

    /// Logs nothing, unless `DOORSTROOM_TEST_LOG` names a level.
    package static let logger: Logger = {
        let wanted = Environment.current["DOORSTROOM_TEST_LOG"].flatMap { Logger.Level(rawValue: $0) }
        guard let wanted else { return Logger(label: "silent") { _ in SwiftLogNoOpLogHandler() } }
        var logger = Logger(label: "test")
        logger.logLevel = wanted
        return logger
    }()

    package func ledger() async throws -> ServiceLedger {
        try await self.database.withConnection { try await ServiceLedger.read(self.service, $0) }
    }

    /// Waits until that many records are read and all resulting messages are sent.
    package func settled(read: Int64, parked: Int64 = 0) async throws {
        try await self.database.withConnection { connection in
            do {
                try await eventually("\(read) records read, \(parked) parked, all sent") {
                    let ledger = try await ServiceLedger.read(self.service, connection)
                    return ledger.read == read && ledger.openParked == parked && ledger.published
                }
            } catch let error as NotInTimeError {
                let ledger = try await ServiceLedger.read(self.service, connection)
                throw NotInTimeError("\(error), but \(JSONWriter.string(ledger.json))")
            }
        }
    }

    /// The events of a stream as they were sent, repeats included.
    package func stream(_ service: ServiceName) async throws -> [StreamEvent] {
        try await self.broker.records(self.topics.stream(service)).map {
            try StreamEvent(stream: service, bytes: $0.value)
        }
    }

    /// Makes parked events due now, as an operator's replay does.
    package func makeDue() async throws {
        try await self.database.query("UPDATE parked_event SET next_attempt_at = now() WHERE state = 'open'")
    }
}
