import Contracts
import Foundation
import MatchingDomain

extension Installation {
    /// Asks Matching about a round; the answer as it is printed.
    public func ask(_ question: RoundRequest.Question, asJSON: Bool = false) async throws -> String {
        let request = try JSONEncoder().encode(RoundRequest(question, asJSON: asJSON))
        do {
            return try await self.run(.matching, ["round", String(decoding: request, as: UTF8.self)])
        } catch let error as OperationError {
            // What the service's other commands are is no answer to this question.
            throw OperationError(error.description.components(separatedBy: "\nusage:")[0])
        }
    }

    /// Makes a round again from Registration's stream.
    ///
    /// - Throws: `OperationError` with the difference, when there is one.
    public func replay(round: String) async throws -> String {
        let file = FileManager.default.temporaryDirectory.path + "/doorstroom-stream-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: file) }
        _ = try await self.run(.registration, ["stream", file])
        return try await self.ask(.replay(round: round, stream: file))
    }
}
