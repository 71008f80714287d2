/// Migrates a database to a schema, one instance at a time, and refuses a database with a step that is unknown or was
/// changed after it ran.
public struct Migrator: Sendable {
    private static let lock: Int64 = 0x646F_6F72_6D69_6772
    private let migrations: [Migration]

    public init(_ migrations: [Migration]) {
        self.migrations = migrations.sorted { $0.number < $1.number }
    }

    /// Runs the steps that have not run yet, each in a transaction of its own: an interrupted step leaves nothing behind
    /// and runs again.
    /// - Parameter begins: called before each step.
    /// - Returns: the names of the steps that ran.
    @discardableResult
    public func migrate(
        _ connection: PostgresConnection, begins: @Sendable (Migration) -> Void = { _ in }
    ) async throws -> [String] {
        try await connection.query("SELECT pg_advisory_lock($1)", [.int(Self.lock)])
        do {
            try await connection.execute(
                """
                CREATE TABLE IF NOT EXISTS schema_migration (
                    number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL,
                    applied_at timestamptz NOT NULL DEFAULT now())
                """)
            let applied = try await self.applied(connection)
            var names: [String] = []
            for migration in self.migrations where applied[migration.number] == nil {
                begins(migration)
                try await connection.transaction { database in
                    try database.execute(migration.sql)
                    try database.query(
                        "INSERT INTO schema_migration (number, name, checksum) VALUES ($1, $2, $3)",
                        [.int(migration.number), .text(migration.name), .text(migration.checksum)])
                }
                names.append(migration.name)
            }
            try await connection.query("SELECT pg_advisory_unlock($1)", [.int(Self.lock)])
            return names
        } catch {
            _ = try? await connection.query("SELECT pg_advisory_unlock($1)", [.int(Self.lock)])
            throw error
        }
    }

    /// - Throws: `migration` when a step is missing in the database; the message says what to do.
    public func verify(_ connection: PostgresConnection) async throws {
        let exists = try await connection.query("SELECT to_regclass('schema_migration') IS NOT NULL")
        guard exists.first?[0].bool == true else {
            throw PostgresError(.migration, "the schema is missing: run the service's `migrate` first")
        }
        let applied = try await self.applied(connection)
        for migration in self.migrations where applied[migration.number] == nil {
            throw PostgresError(
                .migration, "migration \(migration.number) (\(migration.name)) has not run: run `migrate` first")
        }
    }

    private func applied(_ connection: PostgresConnection) async throws -> [Int: String] {
        let result = try await connection.query("SELECT number, name, checksum FROM schema_migration ORDER BY number")
        var applied: [Int: String] = [:]
        for row in result.rows {
            guard let number = row["number"].int, let checksum = row["checksum"].text else { continue }
            guard let known = self.migrations.first(where: { $0.number == Int(number) }) else {
                throw PostgresError(
                    .migration,
                    "the database has migration \(number) (\(row["name"].text ?? "")), which this "
                        + "version does not know: run a newer version")
            }
            guard known.checksum == checksum else {
                throw PostgresError(
                    .migration, "migration \(number) (\(known.name)) was changed after it ran here: restore its text")
            }
            applied[Int(number)] = checksum
        }
        return applied
    }
}
