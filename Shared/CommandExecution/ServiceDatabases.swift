import Contracts
import PostgresClient

/// Creates one database and one role per service on a server, as its administrator.
public struct ServiceDatabases: Sendable {
    private let administrator: String
    /// First part of every database's and role's name.
    private let prefix: String

    public init(administrator url: String, prefix: String = "doorstroom") {
        self.administrator = url
        self.prefix = prefix
    }

    public func name(_ service: ServiceName) -> String { "\(self.prefix)_\(service.rawValue)" }

    /// Creates missing databases and roles, and sets the roles' passwords.
    public func prepare(passwords: [ServiceName: String]) async throws {
        let connection = try await PostgresConnection(self.administrator, applicationName: "doorstroom-setup")
        for service in ServiceName.allCases {
            let name = self.name(service)
            let password = (passwords[service] ?? "").replacing("'", with: "''")
            let role = try await connection.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [.text(name)])
            try await connection.execute(
                "\(role.rows.isEmpty ? "CREATE" : "ALTER") ROLE \"\(name)\" LOGIN PASSWORD '\(password)'")
            let database = try await connection.query("SELECT 1 FROM pg_database WHERE datname = $1", [.text(name)])
            if database.rows.isEmpty {
                try await connection.execute("CREATE DATABASE \"\(name)\"")
                try await connection.execute("ALTER DATABASE \"\(name)\" OWNER TO \"\(name)\"")
                // Each service may connect to its own database only.
                try await connection.execute("REVOKE CONNECT ON DATABASE \"\(name)\" FROM PUBLIC")
            }
        }
        await connection.close()
    }

    public func drop() async throws {
        let connection = try await PostgresConnection(self.administrator, applicationName: "doorstroom-setup")
        for service in ServiceName.allCases {
            try await connection.execute("DROP DATABASE IF EXISTS \"\(self.name(service))\" WITH (FORCE)")
            try await connection.execute("DROP ROLE IF EXISTS \"\(self.name(service))\"")
        }
        await connection.close()
    }

    /// The URL for a service to connect to its database on the administrator's server.
    public func url(_ service: ServiceName, password: String) -> String {
        let withoutScheme = self.administrator.split(separator: "://", maxSplits: 1).last.map(String.init) ?? ""
        let afterUser = withoutScheme.split(separator: "@", maxSplits: 1).last.map(String.init) ?? withoutScheme
        let host = afterUser.prefix { $0 != "/" && $0 != "?" }
        return "postgresql://\(self.name(service)):\(password)@\(host)/\(self.name(service))"
    }
}
