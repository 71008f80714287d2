import JSON

/// The head of a service's read log, published so that a log which somebody writes anew no longer fits what stands on the
/// stream (AVG article 5 (1) f).
public struct ReadLogCheckpointed: InternalData {
    /// The number of rows that the digest covers.
    public let rows: Int
    /// SHA-256 of the last row and the digest before it: 64 hexadecimal digits.
    public let digest: String

    public init(rows: Int, digest: String) {
        self.rows = rows
        self.digest = digest
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.rows = try reader.count("rows")
        self.digest = try reader.sha256("digest")
    }

    public var json: JSONValue { ["rows": .integer(Int64(self.rows)), "digest": .string(self.digest)] }
}
