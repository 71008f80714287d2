import PostgresClient

/// Runs a batch; when the batch itself is at fault, finds the item that fails.
///
/// Environment errors are thrown at once: the same batch will succeed later. Any other error halves the batch until one
/// item is left, which gets three attempts within a second and is then handed to `park`.
package enum Bisection {
    static let attempts = 3

    package static func run<Item: Sendable>(
        _ items: ArraySlice<Item>, isolation: isolated (any Actor)? = #isolation,
        attempt: (ArraySlice<Item>) async throws -> Void,
        park: (Item, any Error) async throws -> Void
    ) async throws {
        guard let first = items.first else { return }
        do {
            try await attempt(items)
        } catch  where Self.isDefect(error) {
            guard items.count > 1 else { return try await Self.retry(first, items, error, attempt, park) }
            let middle = items.startIndex + items.count / 2
            try await Self.run(items[..<middle], attempt: attempt, park: park)
            try await Self.run(items[middle...], attempt: attempt, park: park)
        }
    }

    private static func retry<Item: Sendable>(
        _ item: Item, _ items: ArraySlice<Item>, _ first: any Error, isolation: isolated (any Actor)? = #isolation,
        _ attempt: (ArraySlice<Item>) async throws -> Void, _ park: (Item, any Error) async throws -> Void
    ) async throws {
        var last = first
        for pause in [100, 400].prefix(Self.attempts - 1) {
            try await Task.sleep(for: .milliseconds(pause))
            do {
                return try await attempt(items)
            } catch  where Self.isDefect(error) {
                last = error
            }
        }
        try await park(item, last)
    }

    /// Whether the event, or our handling of it, is at fault, rather than the environment.
    package static func isDefect(_ error: any Error) -> Bool {
        switch error {
        case is CancellationError, is StaleWriterError, is HaltError, is RelayStoppedError: false
        case let error as PostgresError: !error.isInfrastructure
        default: true
        }
    }
}

extension Array {
    /// The array cut into parts, each ending with an element for which `isLast` holds.
    package func split(after isLast: (Element) -> Bool) -> [ArraySlice<Element>] {
        var parts: [ArraySlice<Element>] = []
        var start = self.startIndex
        for index in self.indices where isLast(self[index]) {
            parts.append(self[start...index])
            start = index + 1
        }
        if start < self.endIndex { parts.append(self[start...]) }
        return parts
    }
}
