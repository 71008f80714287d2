import Contracts
import Foundation

extension Installation {
    /// Recomputes a round from Registration's stream.
    ///
    /// - Throws: `OperationError` with the difference, if there is one.
    public func replay(round: String) async throws -> String {
        let file = FileManager.default.temporaryDirectory.path + "/doorstroom-stream-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: file) }
        _ = try await self.run(.registration, ["stream", "--references", file])
        return try await self.run(.matching, ["round", "replay", round, "--references", "--stream", file])
    }
}
