import Hummingbird

/// Finds out who asks.
public protocol ViewerSource: Sendable {
    /// - Returns: `nil` when the request has neither a session nor a token that counts.
    /// - Throws: when it cannot be known now, such as while the database does not answer.
    func visit(of request: Request) async throws -> Visit?
    /// Writes down what a viewer is about to see.
    /// - Throws: when it cannot be written; the viewer then sees nothing.
    func note(_ entry: ReadLogEntry) async throws
}
