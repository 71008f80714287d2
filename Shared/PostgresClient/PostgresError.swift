import CLibpq

/// A database error, classified by what a caller can do about it.
public struct PostgresError: Error, Sendable, CustomStringConvertible {
    public enum Code: Sendable, Equatable {
        /// No server answers, or the connection broke: wait and connect again.
        case connection
        /// The server refuses this role or password: only an operator can help.
        case authentication
        /// The database does not exist.
        case databaseMissing
        /// No room on disk or in memory, or a damaged server: an operator has to look at it.
        case outOfResources
        /// Deadlock, serialization failure, lock or statement time-out: the transaction may be tried again.
        case retriable
        /// A constraint or the data itself: trying again gives the same answer.
        case data
        /// The connection broke during a commit: read back what happened.
        case commitOutcomeUnknown
        /// A migration is missing, was changed after it ran, or failed.
        case migration
        case other
    }

    public let code: Code
    public let sqlState: String?
    public let message: String

    public init(_ code: Code, sqlState: String? = nil, _ message: String) {
        self.code = code
        self.sqlState = sqlState
        self.message = message
    }

    /// Whether the infrastructure is at fault and not the event; retrying the same work later is right.
    public var isInfrastructure: Bool {
        switch self.code {
        case .data, .other, .migration: false
        default: true
        }
    }

    public var description: String {
        "PostgreSQL\(self.sqlState.map { " \($0)" } ?? ""): \(self.message)"
    }

    static func code(sqlState: String) -> Code {
        switch sqlState.prefix(2) {
        case "08", "57": sqlState == "57014" ? .retriable : .connection
        case "28": .authentication
        case "3D": .databaseMissing
        case "53", "58", "F0", "XX": .outOfResources
        // 25006: the server is read-only, for a moment or after a failover.
        case "40", "55", "25": .retriable
        case "22", "23": .data
        default: .other
        }
    }
}
