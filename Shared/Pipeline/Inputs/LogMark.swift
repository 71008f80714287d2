import KafkaClient

/// A record by which a log is recognised.
package struct LogMark: Sendable, Equatable {
    package let offset: Int64
    let digest: [UInt8]

    package init(offset: Int64, digest: [UInt8]) {
        self.offset = offset
        self.digest = digest
    }

    package init(_ record: KafkaRecord) {
        self.init(offset: record.offset, digest: Identifiers.digest(ofRecord: record.value))
    }

    /// Why the log is another one, or `nil` when the record found at the offset is the marked one.
    func problem(_ found: LogMark) -> String? {
        guard found.offset == self.offset else { return "offset \(self.offset) is gone" }
        return found.digest == self.digest ? nil : "offset \(self.offset) holds another record"
    }
}
