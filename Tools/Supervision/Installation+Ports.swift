import Contracts

extension Installation {
    /// A service's health port is, by default, its own port plus ten.
    static let healthAbove = 10

    static func health(_ service: ServiceName) -> String { service.rawValue + "-health" }

    func port(_ name: String, preferred: Int) throws -> Int {
        if let port = self.ports[name] { return port }
        let port = self.options.usesUsualPorts ? try FreePort.preferring(preferred) : try FreePort.any()
        self.ports[name] = port
        return port
    }

    static func preferredPort(_ service: ServiceName) -> Int {
        8081 + (ServiceName.allCases.firstIndex(of: service) ?? 0)
    }

    func port(of service: ServiceName) throws -> Int {
        try self.port(service.rawValue, preferred: Self.preferredPort(service))
    }
}
