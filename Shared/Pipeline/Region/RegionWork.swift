import Contracts
import KafkaClient
import PostgresClient

/// The part of a worker that its runner uses.
package protocol RegionWork: Sendable {
    var service: ServiceName { get }
    var renderer: any JournalRenderer { get }
    var migrations: [Migration] { get }
    /// The stream that the worker writes; `nil` when it only reads.
    func stream(_ topics: Topics) -> String?
    /// Reads single records of the worker's logs again.
    func reader(_ kafka: KafkaConfiguration) -> any RecordReading
    /// Works until cancelled or until something fails. The relay runs concurrently.
    func run(_ session: RegionSession) async throws
}

extension RegionWork {
    package func reader(_ kafka: KafkaConfiguration) -> any RecordReading { LogReader(kafka: kafka) }
}
