import Crypto
import Vocabulary

/// One step of a schema; steps run in the order of their numbers.
public struct Migration: Sendable {
    public let number: Int
    public let name: String
    public let sql: String
    /// How long a step takes whose time depends on the number of rows.
    public let duration: String?

    public init(_ number: Int, _ name: String, _ sql: String, duration: String? = nil) {
        self.duration = duration
        self.number = number
        self.name = name
        self.sql = sql
    }

    var checksum: String {
        Hexadecimal.text(SHA256.hash(data: Array(self.sql.utf8)))
    }
}
