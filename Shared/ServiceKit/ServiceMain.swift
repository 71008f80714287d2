import Foundation
import Logging
import Metrics
import ServiceLifecycle
import UnixSignals

/// What a service program consists of.
public protocol ServiceProgram {
    static var name: String { get }
    /// The services that `serve` runs, each until it is told to stop.
    static func services(_ context: ServiceContext) throws -> [any Service]
    /// Further commands: name, usage, and what to do with the arguments.
    static var commands: [ServiceCommand] { get }
}

/// What every part of a running service gets.
public struct ServiceContext: Sendable {
    public let configuration: ServiceConfiguration
    public let status: ServiceStatus
    public let registry: PrometheusRegistry
    public let logger: Logger
}

/// A command that does one thing and ends.
public struct ServiceCommand: Sendable {
    public let name: String
    public let usage: String
    public let run: @Sendable (_ arguments: [String], _ context: ServiceContext) async throws -> Void

    public init(
        _ name: String, usage: String,
        run: @escaping @Sendable (_ arguments: [String], _ context: ServiceContext) async throws -> Void
    ) {
        self.name = name
        self.usage = usage
        self.run = run
    }
}

/// Wrong arguments: the text says which are right.
public struct UsageError: Error, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}

/// Runs a program: `serve` by default, or one of its commands. Exit 0 done, 1 failed, 2 wrong usage.
public enum ServiceMain {
    public static func run<Program: ServiceProgram>(_ program: Program.Type) async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            try await self.run(program, arguments)
        } catch let error as UsageError {
            self.complain("\(Program.name): \(error)\n\(self.usage(program))", code: 2)
        } catch let error as ConfigurationError {
            self.complain("\(Program.name): \(error)", code: 2)
        } catch is CancellationError {
            return
        } catch {
            self.complain("\(Program.name): \(error)", code: 1)
        }
    }

    private static func run<Program: ServiceProgram>(_ program: Program.Type, _ arguments: [String]) async throws {
        let name = arguments.first ?? "serve"
        if name == "--help" || name == "-h" || name == "help" {
            Console.print(self.usage(program))
            return
        }
        let configuration = try ServiceConfiguration()
        let level = Logger.Level(rawValue: configuration.logLevel) ?? .info
        LoggingSystem.bootstrap { JSONLogHandler(label: $0, level: level) }
        let registry = PrometheusRegistry()
        MetricsSystem.bootstrap(registry)
        let context = ServiceContext(
            configuration: configuration, status: ServiceStatus(), registry: registry,
            logger: Logger(label: Program.name))
        if name == "serve" {
            try configuration.requireServers()
            try await self.serve(program, context)
            return
        }
        guard let command = (Program.commands + [self.healthcheck]).first(where: { $0.name == name }) else {
            throw UsageError("there is no command «\(name)»")
        }
        try await command.run(Array(arguments.dropFirst()), context)
    }

    private static func serve<Program: ServiceProgram>(_ program: Program.Type, _ context: ServiceContext) async throws
    {
        OpenFiles.raiseLimit()
        try context.configuration.refuseDefaultSecrets { context.logger.warning("\($0)") }
        var services = try Program.services(context)
        if context.configuration.calendar == .real {
            services.append(DayWatch(status: context.status, time: try UtrechtTime()))
        }
        if context.configuration.exitsWithStandardInput { services.append(StandardInputWatch()) }
        var configuration = ServiceGroupConfiguration(
            services: services.map {
                // When one part ends, for whatever reason, the whole process does.
                ServiceGroupConfiguration.ServiceConfiguration(
                    service: $0, successTerminationBehavior: .gracefullyShutdownGroup)
            }, gracefulShutdownSignals: [.sigterm, .sigint], logger: context.logger)
        // An answer that lasts, to a client that stays, does not hold up the end; supervisors wait for thirty seconds.
        configuration.maximumGracefulShutdownDuration = .seconds(20)
        let group = ServiceGroup(configuration: configuration)
        try await group.run()
    }

    /// For supervisors that know nothing of HTTP: asks the `serve` beside it, which has the same environment.
    private static var healthcheck: ServiceCommand {
        ServiceCommand(
            "healthcheck", usage: "healthcheck — exit 0 when the service on this machine is ready"
        ) { _, context in
            let configuration = context.configuration
            let health = try configuration.listener("health")
            let answer = try HealthProbe.ask(
                host: health?.host ?? configuration.httpHost, port: health?.port ?? configuration.httpPort)
            Console.print(answer.body)
            if !answer.isReady { exit(1) }
        }
    }

    private static func usage<Program: ServiceProgram>(_ program: Program.Type) -> String {
        let lines = (Program.commands + [self.healthcheck]).map { "  \(Program.name) \($0.usage)" }
        return (["usage:", "  \(Program.name) [serve]"] + lines).joined(separator: "\n")
    }

    private static func complain(_ text: String, code: Int32) {
        Console.complain(text)
        exit(code)
    }
}

/// Ends a supervisor's child when the supervisor is gone: its end of the pipe closes, whatever killed it.
public struct StandardInputWatch: Service {
    public init() {}

    public func run() async throws {
        let closed = AsyncStream<Void> { continuation in
            let thread = Thread {
                while !FileHandle.standardInput.availableData.isEmpty {}
                continuation.finish()
            }
            thread.start()
        }
        await cancelWhenGracefulShutdown {
            for await _ in closed {}
        }
    }
}
