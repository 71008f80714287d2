/// An expected event did not happen in time.
public struct NotInTimeError: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}

/// Polls a condition until it holds, for changes without an event to await.
public func eventually(
    _ what: String, within limit: Duration = .seconds(45), isolation: isolated (any Actor)? = #isolation,
    _ condition: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + limit
    while try await !condition() {
        guard ContinuousClock.now < deadline else { throw NotInTimeError("not in time: \(what)") }
        try await Task.sleep(for: .milliseconds(10))
    }
}
