import PostgresClient

/// The parked events of a region, and their retries.
extension RegionSession {
    /// The keys for which parked events are open.
    package func parkedKeys() async throws -> Set<String> {
        let id = self.region.id
        return try await self.database.transaction { try Parking.openKeys(region: id, on: $0) }
    }

    /// Retries parked events, in order, for as long as that makes progress, and for at most a second.
    /// - Parameter retry: retries one event. Returns whether the event is settled; `false` leaves it as it is.
    /// - Returns: the keys for which parked events are still open.
    package func drain(
        isolation: isolated (any Actor)? = #isolation, _ retry: (ParkedEvent) async throws -> Bool
    ) async throws -> Set<String> {
        let end = ContinuousClock.now + .seconds(1)
        while try await self.retryOldest(retry), .now < end {}
        return try await self.parkedKeys()
    }

    /// Retries the oldest parked event of each key, and postpones those on which our code fails again.
    /// - Returns: whether one of them is settled, so that the next of its key may be due.
    private func retryOldest(
        isolation: isolated (any Actor)? = #isolation, _ retry: (ParkedEvent) async throws -> Bool
    ) async throws -> Bool {
        let id = self.region.id
        var isAnySettled = false
        for event in try await self.database.transaction({ try Parking.due(region: id, on: $0) }) {
            do {
                if try await retry(event) { isAnySettled = true }
            } catch  where Bisection.isDefect(error) {
                let reason = "\(error)"
                try await self.database.transaction { try Parking.postpone(event, reason: reason, on: $0) }
            }
        }
        return isAnySettled
    }
}
