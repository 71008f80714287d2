import CLibpq

/// Owns one `PGconn`.
///
/// `@unchecked Sendable`: the pointer is only used on the queue of the connection actor that owns this handle;
/// `PQfinish` runs once, from `close` on that queue or from `deinit`, when the handle has no other owner left.
final class ConnectionHandle: @unchecked Sendable {
    private(set) var pointer: OpaquePointer?

    init(_ url: String, applicationName: String) throws(PostgresError) {
        // The URL comes last, so that it overrides our defaults.
        let settings: [(String, String)] = [
            ("application_name", applicationName), ("connect_timeout", "10"), ("keepalives_idle", "30"),
            ("client_encoding", "UTF8"), ("dbname", url),
        ]
        let names = settings.map { Array($0.0.utf8CString) }
        let values = settings.map { Array($0.1.utf8CString) }
        self.pointer = names.withPointers { names in
            values.withPointers { values in PQconnectdbParams(names, values, 1) }
        }
        guard PQstatus(self.pointer) == CONNECTION_OK else {
            let text = String(cString: PQerrorMessage(self.pointer)).trimmedLine
            PQfinish(self.pointer)
            self.pointer = nil
            throw PostgresError(Self.code(ofConnectFailure: text), text)
        }
        // Notices would go to standard error, which is the service's log.
        _ = PQsetNoticeProcessor(self.pointer, { _, _ in }, nil)
    }

    func close() {
        PQfinish(self.pointer)
        self.pointer = nil
    }

    deinit {
        PQfinish(self.pointer)
    }

    /// libpq gives no SQLSTATE for a connection that was never established; its text is all there is.
    private static func code(ofConnectFailure text: String) -> PostgresError.Code {
        if text.contains("password authentication failed") || text.contains("no password supplied")
            || text.contains("no pg_hba.conf entry") || text.contains("role \"") && text.contains("does not exist")
        {
            return .authentication
        }
        if text.contains("database \""), text.contains("does not exist") { return .databaseMissing }
        return .connection
    }
}

extension [[CChar]] {
    /// Calls the closure with a null-terminated array of pointers to the strings.
    fileprivate func withPointers<R>(_ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> R) -> R {
        let joined = self.flatMap { $0 }
        return joined.withUnsafeBufferPointer { buffer in
            var offset = 0
            let pointers: [UnsafePointer<CChar>?] =
                self.map { text in
                    defer { offset += text.count }
                    return buffer.baseAddress.map { $0 + offset }
                } + [nil]
            return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
        }
    }
}

extension String {
    /// The lines joined into one, without the blanks before it.
    var trimmedLine: String {
        let line = self.split(separator: "\n").joined(separator: " ")
        return String(line.drop { $0 == " " })
    }
}
