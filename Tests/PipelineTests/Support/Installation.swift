import Contracts
import Foundation
import JSON
import KafkaClient
import Logging
@testable import Pipeline
import PostgresClient
import ServiceKit
import TestSupport
import Vocabulary

/// A running instance of a service, until it is stopped.
struct RunningWorker: Sendable {
    let status: ServiceStatus
    private let task: Task<Void, any Error>

    /// Waits until the worker is in a phase, and returns the phase for tests that check it.
    @discardableResult
    func reaches(_ name: String) async throws -> ServiceStatus.Phase {
        try await eventually("the phase \(name)") { self.status.phase.name == name }
        return self.status.phase
    }

    init(_ runner: RegionRunner, status: ServiceStatus) {
        self.status = status
        self.task = Task { try await runner.run() }
    }

    /// Stops the worker and waits until it has released everything.
    func stop() async {
        self.task.cancel()
        _ = await self.task.result
    }
}

/// A broker and a database for one test, with the topics and tables that services need.
struct Installation: Sendable {
    let broker: TestBroker
    let database: TestDatabase
    let service: ServiceName

    var topics: Topics { self.broker.topics }

    func configuration(
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
    static let logger: Logger = {
        let wanted = Environment.current["DOORSTROOM_TEST_LOG"].flatMap { Logger.Level(rawValue: $0) }
        guard let wanted else { return Logger(label: "silent") { _ in SwiftLogNoOpLogHandler() } }
        var logger = Logger(label: "test")
        logger.logLevel = wanted
        return logger
    }()

    func ledger() async throws -> ServiceLedger {
        try await self.database.withConnection { try await ServiceLedger.read(self.service, $0) }
    }

    /// Waits until that many records are read and all resulting messages are sent.
    func settled(read: Int64, parked: Int64 = 0) async throws {
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
    func stream(_ service: ServiceName) async throws -> [StreamEvent] {
        try await self.broker.records(self.topics.stream(service)).map {
            try StreamEvent(stream: service, bytes: $0.value)
        }
    }

    /// Makes parked events due now, as an operator's replay does.
    func makeDue() async throws {
        try await self.database.query("UPDATE parked_event SET next_attempt_at = now() WHERE state = 'open'")
    }
}
