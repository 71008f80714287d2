import Contracts
import Foundation
import KafkaClient
import Pipeline
import PostgresClient
import ServiceKit
import Supervision

/// A broker for one measurement: the named one, or a development broker in a process of its own.
struct BenchBroker {
    let address: String
    private let process: ChildProcess?

    static func start(folder: String, kafka: String?, topics: [TopicDefinition]) async throws -> BenchBroker {
        if let kafka {
            let broker = BenchBroker(address: kafka, process: nil)
            let admin = try KafkaAdmin(broker.configuration("bench"))
            try await admin.create(topics)
            return broker
        }
        let file = "\(folder)/broker-\(UUID())"
        var environment = Environment.current
        environment["DOORSTROOM_EXIT_WITH_STDIN"] = "true"
        let process = try ChildProcess(
            name: "broker", executable: Installation.Options.ownFolder + "/doorstroom-devbroker",
            arguments: [file] + topics.map { "\($0.name)=\($0.partitions)" }, environment: environment,
            log: folder + "/broker.log")
        for _ in 0..<500 {
            if let text = try? String(contentsOfFile: file, encoding: .utf8), text.hasSuffix("\n") {
                return BenchBroker(address: text.trimmingCharacters(in: .whitespacesAndNewlines), process: process)
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw OperationError("the development broker did not start")
    }

    /// Includes the properties that an external broker needs.
    func configuration(_ clientId: String) throws -> KafkaConfiguration {
        KafkaConfiguration(
            bootstrapServers: self.address, clientId: clientId,
            properties: self.process == nil ? try ServiceConfiguration().kafkaProperties : [:])
    }

    func serviceConfiguration(prefix: String) throws -> ServiceConfiguration {
        var configuration = try ServiceConfiguration()
        configuration.kafka = self.address
        configuration.topicPrefix = prefix
        return configuration
    }

    func stop(deleting topics: [TopicDefinition]) async throws {
        await self.process?.stop()
        guard self.process == nil else { return }
        try await KafkaAdmin(self.configuration("bench")).delete(topics.map(\.name))
    }
}
