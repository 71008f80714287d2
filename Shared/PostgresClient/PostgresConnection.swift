import CLibpq
import ThreadExecution

/// One connection. Calls block on the connection's own queue, so that no two threads ever touch the `PGconn`; a closure
/// given to `transaction` runs there in one go, so no other call comes between its statements.
public actor PostgresConnection {
    private let executor: QueueExecutor
    private let handle: ConnectionHandle
    /// The names of prepared statements by their SQL.
    private var prepared: [String: String] = [:]

    public nonisolated var unownedExecutor: UnownedSerialExecutor { self.executor.asUnownedSerialExecutor() }

    /// - Parameter url: a libpq connection URL or keyword string.
    /// - Throws: `PostgresError`.
    public init(_ url: String, applicationName: String = "doorstroom") async throws {
        let executor = QueueExecutor(label: "doorstroom.postgres.\(applicationName)")
        self.executor = executor
        self.handle = try await executor.run { try ConnectionHandle(url, applicationName: applicationName) }
    }

    public var isOpen: Bool { PQstatus(self.handle.pointer) == CONNECTION_OK }

    public func close() { self.handle.close() }

    // MARK: Statements

    /// Runs one statement, prepared at its first use.
    @discardableResult
    public func query(_ sql: String, _ parameters: [PostgresValue] = []) throws -> PostgresResult {
        let name = try self.prepare(sql, parameters)
        // One buffer for all values, with pointers into it: valid for as long as the closure runs.
        var buffer: [UInt8] = []
        var offsets = [0]
        for parameter in parameters {
            parameter.append(to: &buffer)
            offsets.append(buffer.count)
        }
        let lengths = parameters.indices.map { Int32(offsets[$0 + 1] - offsets[$0]) }
        let formats = [Int32](repeating: 1, count: parameters.count)
        // An empty text is not NULL: it needs an address to point to.
        buffer.append(0)
        let result = buffer.withUnsafeBytes { bytes -> OpaquePointer? in
            let pointers = parameters.indices.map { index -> UnsafePointer<CChar>? in
                guard !parameters[index].isNull else { return nil }
                return bytes.baseAddress.map { ($0 + offsets[index]).assumingMemoryBound(to: CChar.self) }
            }
            return PQexecPrepared(self.handle.pointer, name, Int32(pointers.count), pointers, lengths, formats, 1)
        }
        return try self.take(result)
    }

    private func prepare(_ sql: String, _ parameters: [PostgresValue]) throws -> String {
        let types = parameters.map(\.typeIdentifier)
        let key = types.isEmpty ? sql : sql + "\u{0}" + types.map { String($0) }.joined(separator: ",")
        if let name = self.prepared[key] { return name }
        let name = "s\(self.prepared.count + 1)"
        _ = try self.take(PQprepare(self.handle.pointer, name, sql, Int32(types.count), types))
        self.prepared[key] = name
        return name
    }

    /// Runs a script of several statements without parameters (migrations, settings).
    public func execute(_ script: String) throws {
        _ = try self.take(PQexec(self.handle.pointer, script))
    }

    /// Copies rows into a table, in binary form.
    /// - Parameter target: a table with its columns, as in `journal (nr, seq)`.
    public func copy(_ buffer: CopyBuffer, into target: String) throws {
        guard buffer.rows > 0 else { return }
        try self.startCopy(into: target)
        try self.put(buffer.bytes)
        try self.endCopy()
    }

    /// Copies rows piece by piece: the server stores one piece while the next is written.
    /// - Parameter write: appends the row of an index.
    public func copy(
        _ indices: Range<Int>, into target: String, _ write: (Int, inout CopyBuffer) throws -> Void
    ) throws {
        guard !indices.isEmpty else { return }
        try self.startCopy(into: target)
        var buffer = CopyBuffer(reserving: Self.copyPiece * 2)
        for index in indices {
            do {
                try write(index, &buffer)
            } catch {
                try? self.endCopy(refusing: "\(error)")
                throw error
            }
            guard buffer.bytes.count >= Self.copyPiece else { continue }
            try self.put(buffer.bytes)
            buffer.removeAll()
        }
        try self.put(buffer.bytes)
        try self.endCopy()
    }

    private static let copyPiece = 1 << 16

    private func startCopy(into target: String) throws {
        let start = PQexec(self.handle.pointer, "COPY \(target) FROM STDIN (FORMAT binary)")
        defer { PQclear(start) }
        guard PQresultStatus(start) == PGRES_COPY_IN else { throw self.error(start) }
    }

    private func put(_ bytes: [UInt8]) throws {
        let isSent = bytes.withUnsafeBytes { raw in
            stride(from: 0, to: raw.count, by: 1 << 20).allSatisfy { offset in
                let size = min(raw.count - offset, 1 << 20)
                let piece = raw.baseAddress.map { ($0 + offset).assumingMemoryBound(to: CChar.self) }
                return PQputCopyData(self.handle.pointer, piece, Int32(size)) == 1
            }
        }
        guard isSent else { throw self.error(nil) }
    }

    /// - Parameter reason: why the server has to discard the rows.
    private func endCopy(refusing reason: String? = nil) throws {
        if reason == nil { try self.put(CopyBuffer.trailer) }
        guard PQputCopyEnd(self.handle.pointer, reason) == 1 else { throw self.error(nil) }
        // All results are read, also after an error, so that the connection stays usable.
        defer { while let rest = PQgetResult(self.handle.pointer) { PQclear(rest) } }
        _ = try self.take(PQgetResult(self.handle.pointer))
    }

    // MARK: Transactions

    /// Runs the closure between BEGIN and COMMIT, with no other call in between.
    ///
    /// - Throws: the closure's error, after ROLLBACK; `commitOutcomeUnknown` when the connection broke during COMMIT. A
    ///   COMMIT that the server answers with ROLLBACK counts as failed.
    public func transaction<T: Sendable>(
        beforeCommit: @Sendable () -> Void = {}, _ body: @Sendable (isolated PostgresConnection) throws -> T
    ) throws -> T {
        try self.execute("BEGIN")
        let value: T
        do {
            value = try body(self)
        } catch {
            if self.isOpen { try? self.execute("ROLLBACK") }
            throw error
        }
        beforeCommit()
        let result = PQexec(self.handle.pointer, "COMMIT")
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else {
            let error = self.error(result)
            guard error.code == .connection else { throw error }
            throw PostgresError(.commitOutcomeUnknown, sqlState: error.sqlState, error.message)
        }
        let tag = String(cString: PQcmdStatus(result))
        guard tag == "COMMIT" else { throw PostgresError(.other, "the server answered COMMIT with \(tag)") }
        return value
    }

    // MARK: Results

    private func take(_ result: OpaquePointer?) throws -> PostgresResult {
        defer { PQclear(result) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
            return PostgresResult(rows: [], affected: Int(String(cString: PQcmdTuples(result))) ?? 0)
        case PGRES_TUPLES_OK:
            return Self.rows(result)
        default:
            throw self.error(result)
        }
    }

    private static func rows(_ result: OpaquePointer?) -> PostgresResult {
        let columnCount = Int(PQnfields(result))
        let rowCount = Int(PQntuples(result))
        var columns: [String: Int] = [:]
        var types: [Oid] = []
        for column in 0..<columnCount {
            columns[String(cString: PQfname(result, Int32(column)))] = column
            types.append(PQftype(result, Int32(column)))
        }
        let rows = (0..<rowCount).map { row in
            PostgresRow(
                columns: columns,
                values: (0..<columnCount).map { column in
                    guard PQgetisnull(result, Int32(row), Int32(column)) == 0,
                        let pointer = PQgetvalue(result, Int32(row), Int32(column))
                    else { return .null }
                    let length = Int(PQgetlength(result, Int32(row), Int32(column)))
                    return pointer.withMemoryRebound(to: UInt8.self, capacity: length) {
                        PostgresValue(type: types[column], bytes: UnsafeBufferPointer(start: $0, count: length))
                    }
                })
        }
        return PostgresResult(rows: rows, affected: Int(String(cString: PQcmdTuples(result))) ?? rowCount)
    }

    private func error(_ result: OpaquePointer?) -> PostgresError {
        // PG_DIAG_SQLSTATE is the character 'C' in libpq's header, a macro that Swift does not import.
        let state = result.flatMap { PQresultErrorField($0, Int32(UInt8(ascii: "C"))) }.map { String(cString: $0) }
        let text =
            result.flatMap { PQresultErrorField($0, Int32(UInt8(ascii: "M"))) }.map { String(cString: $0) }
            ?? String(cString: PQerrorMessage(self.handle.pointer)).trimmedLine
        if PQstatus(self.handle.pointer) != CONNECTION_OK { return PostgresError(.connection, sqlState: state, text) }
        return PostgresError(state.map(PostgresError.code) ?? .other, sqlState: state, text)
    }
}
