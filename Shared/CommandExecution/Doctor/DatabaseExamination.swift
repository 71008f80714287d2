import Foundation
import PostgresClient

/// Examines the database of one service.
struct DatabaseExamination: Sendable {
    static let oldestVersion = 15
    private static let maximumClockDifference = Duration.seconds(10)

    let service: String
    /// The migrations that have to have run.
    let migrations: [Migration]

    /// Connects and examines; leaves nothing behind.
    func run(_ url: String) async -> [Diagnosis] {
        guard !url.isEmpty else {
            return [.wrong("database: none is named", remedy: "set DOORSTROOM_DATABASE to this service's own database")]
        }
        do {
            let connection = try await PostgresConnection(url, applicationName: "doorstroom-doctor")
            do {
                let facts = try await self.facts(connection)
                await connection.close()
                return self.judge(facts)
            } catch {
                await connection.close()
                throw error
            }
        } catch {
            return [Self.unreachable(error)]
        }
    }

    static func unreachable(_ error: any Error) -> Diagnosis {
        let remedy: String =
            switch (error as? PostgresError)?.code {
            case .authentication:
                "correct DOORSTROOM_DATABASE (or its _FILE, or …_PASSWORD), or pg_hba.conf of the server"
            case .databaseMissing: "create the database, then run `migrate`"
            case .outOfResources: "make room on PostgreSQL's machine: connections, memory or disk, as it says"
            default: "start PostgreSQL, or correct host and port in DOORSTROOM_DATABASE"
            }
        return .wrong("database: \(error)", remedy: remedy)
    }

    // MARK: Looking

    private func facts(_ connection: PostgresConnection) async throws -> DatabaseFacts {
        var facts = DatabaseFacts()
        let before = Date()
        let row = try await connection.query(
            """
            SELECT current_setting('server_version_num')::bigint AS version,
                current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync,
                current_setting('synchronous_commit') AS synchronous,
                pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on' AS read_only,
                (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS clock
            """
        ).first
        let ours = (before.timeIntervalSince1970 + Date().timeIntervalSince1970) / 2 * 1_000
        facts.version = Int(row?["version"].int ?? 0)
        facts.encoding = row?["encoding"].text ?? ""
        facts.fsync = row?["fsync"].text ?? ""
        facts.synchronousCommit = row?["synchronous"].text ?? ""
        facts.isReadOnly = row?["read_only"].bool ?? false
        facts.clockAhead = .milliseconds((row?["clock"].int ?? 0) - Int64(ours))
        do {
            try await Migrator(self.migrations).verify(connection)
        } catch {
            facts.schemaProblem = "\(error)"
        }
        facts.writeProblem = await self.writeProblem(connection)
        return facts
    }

    private struct RolledBack: Error {}

    /// Performs a real write and rolls it back.
    private func writeProblem(_ connection: PostgresConnection) async -> String? {
        do {
            try await connection.transaction { database in
                try database.execute(
                    "CREATE TABLE doctor_was_here (a int); INSERT INTO doctor_was_here SELECT generate_series(1, 1000)")
                throw RolledBack()
            }
            return nil
        } catch is RolledBack {
            return nil
        } catch {
            return "\(error)"
        }
    }

    // MARK: Judging

    func judge(_ facts: DatabaseFacts) -> [Diagnosis] {
        [
            self.version(facts), self.encoding(facts), self.schema(facts), self.writing(facts), self.fsync(facts),
            self.synchronousCommit(facts), self.clock(facts),
        ]
    }

    private func version(_ facts: DatabaseFacts) -> Diagnosis {
        let major = facts.version / 10_000
        guard major >= Self.oldestVersion else {
            return .wrong(
                "database: PostgreSQL \(major) is too old", remedy: "use PostgreSQL \(Self.oldestVersion) or later")
        }
        return .right("database: it answers, PostgreSQL \(major)")
    }

    private func encoding(_ facts: DatabaseFacts) -> Diagnosis {
        guard facts.encoding == "UTF8" else {
            return .wrong(
                "database: its encoding is \(facts.encoding): names with accents would be lost",
                remedy: "make it anew with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0")
        }
        return .right("database: encoding UTF8")
    }

    private func schema(_ facts: DatabaseFacts) -> Diagnosis {
        guard let problem = facts.schemaProblem else { return .right("database: the schema is this version's") }
        return .wrong(
            "database: \(problem)", remedy: "run `doorstroom-\(self.service) migrate`, with the newest program")
    }

    private func writing(_ facts: DatabaseFacts) -> Diagnosis {
        if facts.isReadOnly {
            return .wrong(
                "database: it only reads: a standby, or default_transaction_read_only is on",
                remedy: "name the primary server in DOORSTROOM_DATABASE, or turn default_transaction_read_only off")
        }
        guard let problem = facts.writeProblem else { return .right("database: this role may write") }
        return .wrong(
            "database: nothing can be written: \(problem)",
            remedy: "make this role the owner of the database: ALTER DATABASE … OWNER TO …; and look at its disk")
    }

    private func fsync(_ facts: DatabaseFacts) -> Diagnosis {
        guard facts.fsync == "on" else {
            return .wrong(
                "database: fsync is \(facts.fsync): a crash of the machine loses accepted events",
                remedy: "set fsync = on in postgresql.conf")
        }
        return .right("database: fsync is on")
    }

    private func synchronousCommit(_ facts: DatabaseFacts) -> Diagnosis {
        guard facts.synchronousCommit != "off" else {
            return .wrong(
                "database: synchronous_commit is off: a crash loses accepted events that partners have heard of",
                remedy: "set synchronous_commit = on, for the server, the database and the role")
        }
        return .right("database: synchronous_commit is \(facts.synchronousCommit)")
    }

    private func clock(_ facts: DatabaseFacts) -> Diagnosis {
        let isAhead = facts.clockAhead > .zero
        let apart = isAhead ? facts.clockAhead : .zero - facts.clockAhead
        guard apart <= Self.maximumClockDifference else {
            return .wrong(
                "database: its clock is \(apart.components.seconds) s \(isAhead ? "ahead of" : "behind") this machine's",
                remedy: "let both machines follow a time server (chrony, systemd-timesyncd)")
        }
        return .right("database: its clock and ours agree")
    }
}
