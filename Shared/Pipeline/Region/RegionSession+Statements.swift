import Contracts
import PostgresClient

extension RegionSession {
    /// Puts a statement on the service's stream, in a transaction of its own.
    ///
    /// - Returns: the region afterwards, and the rows for the relay.
    package func publish(
        _ statement: any DailyStatement, of service: ServiceName, region: RegionState
    ) async throws -> (RegionState, [JournalRow]) {
        let (name, topics, published) = (self.regionName, self.topics, self.relay.publishedNr)
        return try await self.database.transaction { database in
            guard let emission = try statement.next(of: name, on: database) else { return (region, []) }
            let row = emission.row(
                service: service, region: name, cause: "stated/\(region.nextNr)", ordinal: 0, topics: topics)
            return try RegionStore.append(
                [row], numbered: { _, _ in true }, region: region, publishedNr: published, day: nil, on: database)
        }
    }
}
