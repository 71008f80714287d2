import Contracts
import Intake
import KafkaClient
import Logging
import Pipeline
import PostgresClient
import ServiceKit

/// The environment of a command: parts of the service whose program executes it.
public struct CommandContext: Sendable {
    public let service: ServiceName
    public let configuration: ServiceConfiguration
    let migrations: [Migration]
    let partnerSource: (any PartnerSource)?
    let logger: Logger

    /// - Parameter migrations: the service's own, beside the pipeline's.
    public init(
        service: ServiceName, migrations: [Migration], partners: (any PartnerSource)? = nil,
        configuration: ServiceConfiguration, logger: Logger
    ) {
        self.service = service
        self.migrations = PipelineSchema.migrations + migrations
        self.partnerSource = partners
        self.configuration = configuration
        self.logger = logger
    }

    var topics: Topics { Topics(prefix: self.configuration.topicPrefix) }

    /// - Parameter client: the last part of the client's name in the broker's log.
    func kafka(_ client: String) -> KafkaConfiguration {
        KafkaConfiguration(
            bootstrapServers: self.configuration.kafka, clientId: "doorstroom-\(client)",
            properties: self.configuration.kafkaProperties)
    }

    func admin() throws -> KafkaAdmin { try KafkaAdmin(self.kafka("topics")) }

    /// Runs the closure on a connection to the service's own database, which is closed afterwards.
    public func withDatabase<Result>(_ body: (PostgresConnection) async throws -> Result) async throws -> Result {
        guard !self.configuration.database.isEmpty else {
            throw ConfigurationError("DOORSTROOM_DATABASE is not set: give this service's own database")
        }
        let connection = try await PostgresConnection(self.configuration.database)
        do {
            let result = try await body(connection)
            await connection.close()
            return result
        } catch {
            await connection.close()
            throw error
        }
    }

    /// The partners in the database, with those that were added; the plan's partners when the database has none yet.
    func partners() async -> PartnerDirectory {
        guard let source = self.partnerSource else { return .plan }
        let known = try? await self.withDatabase { try await $0.transaction { try source.load(on: $0) } }
        return PartnerDirectory((known?.all ?? []) + PartnerDirectory.plan.all)
    }

    func requireStopped(_ connection: PostgresConnection) async throws {
        let region = self.configuration.region
        guard try await connection.transaction({ try RegionStore.isHeld(region, on: $0) }) else { return }
        throw UsageError("\(self.service.rawValue) is running: stop it first")
    }
}
