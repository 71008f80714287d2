/// Something that had to happen has not.
public struct NotInTimeError: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}

/// Asks again and again until the answer is yes, for what gives no event that could be awaited.
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
