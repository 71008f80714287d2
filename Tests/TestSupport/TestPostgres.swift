import Foundation
import PostgresClient
import ServiceKit
import Supervision

/// PostgreSQL for tests: a private cluster of this process, or the server that `DOORSTROOM_POSTGRES` names.
public enum TestPostgres {
    private static let given = Environment.current["DOORSTROOM_POSTGRES"]
    private static let server = TestServer()

    /// Whether the server is ours, so that a test may rely on its settings.
    public static var isOwn: Bool { Self.given == nil }

    /// The administrator's URL.
    public static func administrator() async throws -> String {
        if let given = Self.given { return given }
        return try await Self.server.url()
    }

    /// Runs the closure with a database of its own and drops it afterwards.
    public static func withDatabase<T>(
        isolation: isolated (any Actor)? = #isolation, _ body: (TestDatabase) async throws -> T
    ) async throws -> T {
        let administrator = try await Self.administrator()
        let name = "test_" + RandomName.make()
        let connection = try await PostgresConnection(administrator, applicationName: "test-administrator")
        try await connection.execute("CREATE DATABASE \"\(name)\"")
        do {
            let value = try await body(TestDatabase(administrator: administrator, name: name))
            try await connection.execute("DROP DATABASE \"\(name)\" WITH (FORCE)")
            await connection.close()
            return value
        } catch {
            try? await connection.execute("DROP DATABASE \"\(name)\" WITH (FORCE)")
            await connection.close()
            throw error
        }
    }
}

/// A database for one test.
public struct TestDatabase: Sendable {
    public let name: String
    public let url: String
    public let administrator: String

    init(administrator: String, name: String) {
        self.name = name
        self.administrator = administrator
        self.url = Self.url(administrator) { $0.path = "/" + name }
    }

    /// The same server with another user, password, or database.
    public func url(user: String? = nil, password: String? = nil, database: String? = nil, port: Int? = nil) -> String {
        Self.url(self.url) { parts in
            if let user { parts.user = user }
            if let password { parts.password = password }
            if let database { parts.path = "/" + database }
            if let port { parts.port = port }
        }
    }

    private static func url(_ text: String, _ change: (inout URLComponents) -> Void) -> String {
        guard var parts = URLComponents(string: text) else { return text }
        change(&parts)
        return parts.string ?? text
    }

    public func connect() async throws -> PostgresConnection {
        try await PostgresConnection(self.url, applicationName: "test")
    }

    /// Runs the closure with a connection that is closed afterwards.
    public func withConnection<T>(
        isolation: isolated (any Actor)? = #isolation, _ body: (PostgresConnection) async throws -> T
    ) async throws -> T {
        let connection = try await self.connect()
        do {
            let value = try await body(connection)
            await connection.close()
            return value
        } catch {
            await connection.close()
            throw error
        }
    }

    /// One statement on a connection of its own.
    @discardableResult
    public func query(_ sql: String, _ parameters: [PostgresValue] = []) async throws -> [PostgresRow] {
        try await self.withConnection { try await $0.query(sql, parameters).rows }
    }
}

/// The cluster of this process, started at its first use.
///
/// The server and the janitor hold the reading ends of our pipes: when this process ends, for whatever reason, the
/// server stops and the janitor, which Ctrl-C does not reach, removes the folder.
private actor TestServer {
    private struct Running: Sendable {
        let postgres: PrivatePostgres
        let janitor: ChildProcess
    }

    private var starting: Task<Running, any Error>?

    func url() async throws -> String {
        if let starting = self.starting { return try await starting.value.postgres.url }
        let task = Task { try await Self.start() }
        self.starting = task
        return try await task.value.postgres.url
    }

    private static func start() async throws -> Running {
        let folder = FileManager.default.temporaryDirectory.path + "/doorstroom-tests-" + RandomName.make()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let script = """
            trap '' INT TERM HUP
            cat >/dev/null
            pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
            for ((i = 0; i < 300; i++)); do [[ $pid ]] && kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
            rm -rf "$1"
            """
        let janitor = try ChildProcess(
            name: "janitor", executable: "/bin/bash", arguments: ["-c", script, "janitor", folder],
            environment: Environment.current, log: folder + "/janitor.log")
        let postgres = try await PrivatePostgres.start(
            folder: folder, password: RandomName.make(), isDurable: false, log: folder + "/postgres.log")
        return Running(postgres: postgres, janitor: janitor)
    }
}
