import Contracts

/// For tests of crashes and disasters: kills, freezes, doubles and restores parts of the installation.
extension Installation {
    /// Starts a second instance of a service beside the first, on a port of its own; the caller has to stop it.
    public func startSecond(_ service: ServiceName) throws -> (process: ChildProcess, address: String) {
        let port = try FreePort.any()
        var environment = try self.environment(service)
        environment["DOORSTROOM_HTTP_PORT"] = String(port)
        for name in ["DOORSTROOM_PORT_FILE", "DOORSTROOM_INTAKE_PORT", "DOORSTROOM_HEALTH_PORT"] {
            environment[name] = nil
        }
        let process = try ChildProcess(
            name: "second-\(service.rawValue)", executable: self.program(service), arguments: ["serve"],
            environment: environment, log: self.folder.log("second-\(service.rawValue)"))
        return (process, "http://127.0.0.1:\(port)")
    }

    /// The administrator's URL of the installation's own PostgreSQL, and its data folder.
    public var ownPostgres: (url: String, dataFolder: String)? {
        self.postgres.map { ($0.url, $0.dataFolder) }
    }

    public func processId(_ service: ServiceName) -> Int32? { self.services[service]?.pid }
    public var postgresProcessId: Int32? { self.postgres?.serverPid }
    public var brokerProcessId: Int32? { self.broker?.pid }
}
