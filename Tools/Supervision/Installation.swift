import CommandExecution
import Contracts
import Foundation
import JSON
import Pipeline
import ServiceKit
import Synchronization

/// All of Doorstroom on one machine: PostgreSQL, the development broker, a webhook sink and the four services as
/// processes.
///
/// `DOORSTROOM_POSTGRES` and `DOORSTROOM_KAFKA` name external servers to use instead of its own.
public actor Installation {
    public nonisolated let folder: InstallationFolder
    let options: Options
    private var lock: Int32?
    private var secrets: [String: String] = [:]
    var postgres: PrivatePostgres?
    var broker: ChildProcess?
    private var sink: ChildProcess?
    var services: [ServiceName: ChildProcess] = [:]
    var ports: [String: Int] = [:]
    private var databases: [ServiceName: String] = [:]
    private var kafka = ""
    private var token: String?
    private var isStopping = false
    private var supervisors: [Task<Void, Never>] = []
    /// How often each service was started, for observers such as tests.
    public private(set) var starts: [ServiceName: Int] = [:]
    private let failure = AsyncStream<String>.makeStream()

    public init(folder: InstallationFolder = InstallationFolder(), options: Options) {
        self.folder = folder
        self.options = options
    }

    /// An installation that another process runs: for commands that only read what is stored.
    public init(folder: InstallationFolder, running endpoints: Endpoints, options: Options) {
        self.folder = folder
        self.options = options
        self.kafka = endpoints.kafka
        for (name, url) in endpoints.postgres {
            if let service = ServiceName(rawValue: name) { self.databases[service] = url }
        }
    }

    /// Stops the parts of the installation that this process started.
    public func release() async {
        guard self.lock != nil else { return }
        await self.stop()
    }

    // MARK: Starting

    /// Starts everything and returns when all services are ready.
    /// - Parameters:
    ///   - fresh: deletes the data of an earlier run.
    ///   - untilReady: `false` for a caller that expects services to halt.
    public func start(fresh: Bool = false, untilReady: Bool = true) async throws -> Endpoints {
        self.lock = try self.folder.lock()
        do {
            return try await self.startAll(fresh: fresh, untilReady: untilReady)
        } catch {
            await self.stop()
            throw error
        }
    }

    private func startAll(fresh: Bool, untilReady: Bool) async throws -> Endpoints {
        if fresh { try self.folder.erase() }
        try? FileManager.default.removeItem(atPath: self.folder.endpoints)
        try await self.startDatabases()
        for service in ServiceName.allCases { _ = try await self.run(service, ["migrate"]) }
        self.token = try await self.makeToken()
        try await self.startBroker()
        self.sink = try self.startSink()
        for service in ServiceName.allCases { try self.startService(service) }
        if untilReady { try await self.waitUntilReady() }
        let endpoints = self.endpoints
        try endpoints.write(self.folder)
        return endpoints
    }

    /// PostgreSQL alone, for commands that only read what is stored.
    public func startDatabases() async throws {
        if self.lock == nil { self.lock = try self.folder.lock() }
        self.secrets = try self.folder.secrets()
        let administrator: String
        if let url = self.options.postgres {
            administrator = url
        } else {
            let postgres = try await PrivatePostgres.start(
                folder: self.folder.postgres, password: self.secrets["postgres"] ?? "", log: self.folder.log("postgres")
            )
            self.postgres = postgres
            administrator = postgres.url
            self.supervise(postgres.process) { await self.postgresEnded() }
        }
        let databases = ServiceDatabases(administrator: administrator, prefix: self.options.databasePrefix)
        try await databases.prepare(
            passwords: Dictionary(
                ServiceName.allCases.map { ($0, self.secrets[$0.rawValue] ?? "") }, uniquingKeysWith: { $1 }))
        for service in ServiceName.allCases {
            self.databases[service] = databases.url(service, password: self.secrets[service.rawValue] ?? "")
        }
    }

    private func startBroker() async throws {
        if let kafka = self.options.kafka {
            self.kafka = kafka
            for service in ServiceName.allCases { _ = try await self.run(service, ["topics"]) }
            return
        }
        try? FileManager.default.removeItem(atPath: self.folder.brokerFile)
        let topics = Topics(prefix: self.options.topicPrefix)
        // Partners that were added later are included: on a new broker nothing else makes their topics, and feedback
        // would have nowhere to go.
        let partners = try KnownPartners(
            list: try await self.run(.registration, ["partner", "list"]), origin: .installation)
        let directory = PartnerDirectory(partners.all)
        let names = ServiceName.allCases.flatMap { topics.names(for: $0, directory: directory) }
        let broker = try ChildProcess(
            name: "broker", executable: self.options.programs + "/doorstroom-devbroker",
            arguments: [self.folder.brokerFile] + names, environment: self.childEnvironment(),
            log: self.folder.log("broker"))
        self.broker = broker
        self.kafka = try await Self.content(of: self.folder.brokerFile, from: broker)
        self.supervise(broker) { await self.brokerEnded() }
        try await self.resumeRelays()
    }

    /// For a new, empty broker; call it before the services start. Each relay resumes after the last number that its
    /// slowest reader has applied; the other readers skip records that they already know by number.
    /// - Returns: per service, the number after which it sends again.
    @discardableResult
    public func resumeRelays() async throws -> [ServiceName: Int64] {
        var applied: [ServiceName: [Int64]] = [:]
        for reader in ServiceName.allCases {
            let text = try await self.run(reader, ["ledger"])
            guard let json = try? JSONParser.parse(Array(text.utf8)), let ledger = ServiceLedger(json) else {
                // Resuming without this reader's position could leave a gap in its stream.
                throw OperationError("\(reader.rawValue) did not report its positions")
            }
            for writer in reader.reads {
                applied[writer, default: []].append(ledger.applied[writer.rawValue] ?? 0)
            }
        }
        let lowest = applied.compactMapValues { $0.min() }
        for (writer, number) in lowest { _ = try await self.run(writer, ["resume-from", String(number)]) }
        return lowest
    }

    private func startSink() throws -> ChildProcess {
        let port = try self.port("webhook-sink", preferred: 8090)
        var environment = self.childEnvironment()
        environment["DOORSTROOM_WEBHOOK_SECRET"] = self.secrets["webhook"]
        let sink = try ChildProcess(
            name: "webhook-sink", executable: self.options.programs + "/doorstroom",
            arguments: ["webhook-sink", "--file", self.folder.webhooks, "--port", String(port)],
            environment: environment, log: self.folder.log("webhook-sink"))
        self.supervise(sink) { await self.sinkEnded() }
        return sink
    }

    private func startService(_ service: ServiceName) throws {
        try? FileManager.default.removeItem(atPath: self.folder.portFile(service.rawValue))
        self.starts[service, default: 0] += 1
        let child = try ChildProcess(
            name: service.rawValue, executable: self.program(service), arguments: ["serve"],
            environment: try self.environment(service), log: self.folder.log(service.rawValue))
        self.services[service] = child
        self.supervise(child) { await self.serviceEnded(service) }
    }

    // MARK: Supervising

    private func supervise(_ child: ChildProcess, ended: @escaping @Sendable () async -> Void) {
        self.supervisors.append(
            Task {
                await child.wait()
                await ended()
            })
    }

    private func serviceEnded(_ service: ServiceName) async {
        guard !self.isStopping else { return }
        // A service that keeps dying at once must not overload the machine.
        if (self.starts[service] ?? 0) > 5, self.options.fault == nil { try? await Task.sleep(for: .milliseconds(500)) }
        guard !self.isStopping else { return }
        do {
            try self.startService(service)
        } catch {
            self.failure.continuation.yield("\(service.rawValue) could not be started again: \(error)")
        }
    }

    private func sinkEnded() async {
        guard !self.isStopping else { return }
        try? await Task.sleep(for: .milliseconds(200))
        guard !self.isStopping else { return }
        self.sink = try? self.startSink()
    }

    /// Starts PostgreSQL again, retrying for half a minute: after a kill, backends that still run hold the shared
    /// memory for a moment, and the new server refuses to start.
    private func postgresEnded() async {
        guard let before = self.postgres else { return }
        let deadline = ContinuousClock.now + .seconds(30)
        while !self.isStopping {
            do {
                let postgres = try await PrivatePostgres.start(
                    folder: self.folder.postgres, password: self.secrets["postgres"] ?? "", port: before.port,
                    log: self.folder.log("postgres"))
                self.postgres = postgres
                // The installation was asked to stop while this server started.
                if self.isStopping { await postgres.process.stop() }
                return self.supervise(postgres.process) { await self.postgresEnded() }
            } catch {
                guard ContinuousClock.now < deadline else {
                    self.failure.continuation.yield("PostgreSQL could not be started again: \(error)")
                    return
                }
                try? await Task.sleep(for: .milliseconds(300))
            }
        }
    }

    private func brokerEnded() async {
        guard !self.isStopping else { return }
        self.failure.continuation.yield(
            "the development broker ended, and with it everything it held: start again, what was accepted is kept")
    }

    /// Waits for a failure from which this installation cannot recover, and returns its description.
    public nonisolated func failed() async -> String {
        for await reason in self.failure.stream { return reason }
        return "stopped"
    }

    public func stop() async {
        // Without the lock, another process owns the folder.
        guard self.lock != nil else { return }
        self.isStopping = true
        try? FileManager.default.removeItem(atPath: self.folder.endpoints)
        await withTaskGroup(of: Void.self) { group in
            for child in self.services.values { group.addTask { await child.stop() } }
            if let sink = self.sink { group.addTask { await sink.stop() } }
        }
        if self.options.isTemporary { await self.cleanServersOfOthers() }
        await self.broker?.stop()
        await self.postgres?.process.stop()
        self.supervisors = []
        if let lock = self.lock { close(lock) }
        self.lock = nil
    }

    private func cleanServersOfOthers() async {
        do {
            if let url = self.options.postgres {
                try await ServiceDatabases(administrator: url, prefix: self.options.databasePrefix).drop()
            }
            guard self.options.kafka != nil else { return }
            _ = try await self.run(.registration, ["delete-topics", self.options.topicPrefix])
        } catch {
            Console.complain("not everything could be deleted: \(error)")
        }
    }

    /// The configuration with which clients of this installation reach its topics.
    public var clientConfiguration: ServiceConfiguration {
        get throws {
            var configuration = try ServiceConfiguration(environment: self.kafkaEnvironment())
            configuration.kafka = self.kafka
            configuration.topicPrefix = self.options.topicPrefix
            return configuration
        }
    }

    // MARK: Environment

    func program(_ service: ServiceName) -> String { "\(self.options.programs)/doorstroom-\(service.rawValue)" }

    private func childEnvironment() -> [String: String] {
        let kept = ["PATH", "HOME", "LANG", "TZ", "LD_LIBRARY_PATH", "DOORSTROOM_REGION"]
        var environment = Environment.current.filter { kept.contains($0.key) }
        environment["DOORSTROOM_EXIT_WITH_STDIN"] = "true"
        return environment
    }

    /// The settings of an external broker, passed to every program that connects to it.
    private func kafkaEnvironment() -> [String: String] {
        // The development broker answers an empty fetch only after the full wait: short waits make days pass quickly.
        guard self.options.kafka != nil else { return ["DOORSTROOM_KAFKA_PROPERTIES": "fetch.wait.max.ms=2"] }
        let names = ["DOORSTROOM_KAFKA_PROPERTIES", "DOORSTROOM_KAFKA_PROPERTIES_FILE"]
        return Environment.current.filter { names.contains($0.key) }
    }

    func environment(_ service: ServiceName) throws -> [String: String] {
        var environment = self.childEnvironment().merging(self.kafkaEnvironment()) { $1 }
        environment["DOORSTROOM_KAFKA"] = self.kafka
        environment["DOORSTROOM_DATABASE"] = self.databases[service]
        environment["DOORSTROOM_TOPIC_PREFIX"] = self.options.topicPrefix
        environment["DOORSTROOM_LOG"] = self.options.kafka == nil ? "embedded" : "durable"
        environment["DOORSTROOM_CALENDAR"] = "simulated"
        environment["DOORSTROOM_LOG_LEVEL"] = self.options.logLevel
        environment["DOORSTROOM_HTTP_PORT"] = String(try self.port(of: service))
        environment["DOORSTROOM_HEALTH_PORT"] = String(
            try self.port(Self.health(service), preferred: Self.preferredPort(service) + Self.healthAbove))
        environment.merge(self.signInEnvironment) { $1 }
        environment.merge(try self.addressEnvironment(of: service)) { $1 }
        environment["DOORSTROOM_PORT_FILE"] = self.folder.portFile(service.rawValue)
        if service == .registration {
            environment.merge(self.options.quotaEnvironment) { $1 }
            let preferred = 8081 + ServiceName.allCases.count
            environment["DOORSTROOM_INTAKE_PORT"] = String(try self.port(Endpoints.partners, preferred: preferred))
        }
        if service == .escalation {
            environment["DOORSTROOM_WEBHOOK_URL"] = "http://127.0.0.1:\(self.ports["webhook-sink"] ?? 0)/webhook"
            environment["DOORSTROOM_WEBHOOK_SECRET"] = self.secrets["webhook"]
        }
        if let fault = self.options.fault { environment.merge(fault(service)) { $1 } }
        return environment
    }

    /// Runs one of a service's commands to its end.
    public func run(_ service: ServiceName, _ arguments: [String]) async throws -> String {
        try await ChildProcess.output(
            self.program(service), arguments, environment: self.commandEnvironment(service))
    }

    /// Runs a command that reports its finding by exit code.
    public func outcome(
        _ service: ServiceName, _ arguments: [String]
    ) async throws -> (printed: String, said: String, status: Int32) {
        try await ChildProcess.outcome(
            self.program(service), arguments, environment: self.commandEnvironment(service))
    }

    private func commandEnvironment(_ service: ServiceName) -> [String: String] {
        var environment = self.childEnvironment().merging(self.kafkaEnvironment()) { $1 }
        environment["DOORSTROOM_DATABASE"] = self.databases[service]
        environment["DOORSTROOM_KAFKA"] = self.kafka
        environment["DOORSTROOM_TOPIC_PREFIX"] = self.options.topicPrefix
        environment["DOORSTROOM_LOG_LEVEL"] = "warning"
        for name in [
            "DOORSTROOM_LOG", "DOORSTROOM_CALENDAR", "DOORSTROOM_KAFKA_REPLICAS", "DOORSTROOM_KAFKA_MIN_INSYNC",
        ] {
            environment[name] = Environment.current[name]
        }
        // The embedded broker forgets, so a command expects nothing that was on it earlier.
        if self.options.kafka == nil { environment["DOORSTROOM_LOG"] = "embedded" }
        environment.merge(self.options.quotaEnvironment) { $1 }
        return environment
    }

    private func waitUntilReady() async throws {
        let client = HTTPReader()
        for service in ServiceName.allCases {
            try await client.waitUntilReady(self.endpoints.health[service.rawValue] ?? "", name: service.rawValue)
        }
    }

    private var endpoints: Endpoints {
        var http: [String: String] = [
            "webhook": "http://127.0.0.1:\(self.ports["webhook-sink"] ?? 0)",
            Endpoints.partners: "http://127.0.0.1:\(self.ports[Endpoints.partners] ?? 0)",
        ]
        var health: [String: String] = [:]
        for service in ServiceName.allCases {
            http[service.rawValue] = "http://127.0.0.1:\(self.ports[service.rawValue] ?? 0)"
            health[service.rawValue] = "http://127.0.0.1:\(self.ports[Self.health(service)] ?? 0)"
        }
        return Endpoints(
            kafka: self.kafka,
            postgres: Dictionary(self.databases.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { $1 }),
            http: http, health: health, token: self.token)
    }

    private static func content(of file: String, from child: ChildProcess) async throws -> String {
        for _ in 0..<4_000 {
            if let text = try? String(contentsOfFile: file, encoding: .utf8), text.hasSuffix("\n") {
                return text.trimmingCharacters(in: .whitespacesAndNewlines)
            }
            guard child.isRunning else { throw OperationError("\(child.name) did not start: see its log") }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw OperationError("\(child.name) did not report its address")
    }
}
