import Contracts
import Foundation
import KafkaClient
import Pipeline
import PostgresClient
import ServiceKit
import Supervision

/// A database of its own for one measurement.
enum BenchDatabase {
    static func make(_ administrator: String, _ name: String) async throws -> String {
        let connection = try await PostgresConnection(administrator)
        try await connection.execute("CREATE DATABASE \"\(name)\"")
        await connection.close()
        return administrator.split(separator: "/").dropLast().joined(separator: "/")
            .replacing("postgresql:/", with: "postgresql://") + "/\(name)"
    }

    /// Drops the database and does the work it left: vacuum and checkpoints of one measurement would otherwise run
    /// during the next.
    static func drop(_ administrator: String, _ name: String) async throws {
        let connection = try await PostgresConnection(administrator)
        try await connection.execute("DROP DATABASE \"\(name)\" WITH (FORCE)")
        try await connection.execute("CHECKPOINT")
        await connection.close()
    }

    /// Fills the write-ahead log once. A server that has run for a while reuses old segments; a new one creates each
    /// segment when it is needed, which doubles what PostgreSQL costs per event.
    static func makeSegments(_ administrator: String) async throws {
        let connection = try await PostgresConnection(administrator)
        try await connection.execute("ALTER SYSTEM SET min_wal_size = '4GB'")
        try await connection.execute("SELECT pg_reload_conf()")
        for _ in 0..<64 {
            try await connection.execute(
                "SELECT pg_logical_emit_message(false, 'bench', repeat('x', 1 << 20)) FROM generate_series(1, 60)")
        }
        try await connection.execute("CHECKPOINT")
        await connection.close()
    }

    static func wal(_ connection: PostgresConnection) async throws -> Int64 {
        try await connection.query("SELECT (pg_current_wal_lsn() - '0/0')::bigint").first?[0].int ?? 0
    }
}
