import Access
import Contracts
import Foundation
import PostgresClient
import SignIn

extension CommandContext {
    /// Writes down that an operator asks for references to persons, before they are printed.
    ///
    /// - Parameter command: as it was typed, without its arguments.
    public func note(
        _ command: String, _ kind: DataKind, persons: [String], on connection: PostgresConnection
    ) async throws {
        guard !persons.isEmpty else { return }
        let entry = ReadLogEntry(
            viewer: "operator:\(NSUserName())", roles: [], client: "", by: "\(self.service.rawValue) \(command)",
            kind: kind, persons: persons)
        try await connection.transaction { _ = try ReadLog.append(entry, on: $0) }
    }
}
