import ArgumentParser
import Foundation
import Logging
import Metrics
import ServiceLifecycle
import UnixSignals

/// Runs a program: `serve` by default, or one of its commands. Exit 0 done, 1 failed, 2 wrong usage.
public enum ServiceMain {
    public static func run<Program: ServiceProgram>(_ program: Program.Type) async {
        do {
            try await self.run(program, try ProgramCommand<Program>.parseAsRoot())
        } catch let error as UsageError {
            self.complain("\(Program.name): \(error)", code: 2)
        } catch let error as ConfigurationError {
            self.complain("\(Program.name): \(error)", code: 2)
        } catch is CancellationError {
            return
        } catch  where ProgramCommand<Program>.exitCode(for: error) == .validationFailure {
            // ArgumentParser's own code for wrong usage is 64; ours is 2, as most people expect.
            self.complain(ProgramCommand<Program>.fullMessage(for: error), code: 2)
        } catch  where ProgramCommand<Program>.exitCode(for: error) == .success {
            Console.print(ProgramCommand<Program>.fullMessage(for: error))
        } catch {
            self.complain("\(Program.name): \(error)", code: 1)
        }
    }

    private static func run<Program: ServiceProgram>(
        _ program: Program.Type, _ command: any ParsableCommand
    ) async throws {
        // A command that only groups subcommands does nothing itself.
        guard type(of: command).configuration.subcommands.isEmpty else {
            throw UsageError(
                "name a subcommand\n" + ProgramCommand<Program>.helpMessage(for: type(of: command)))
        }
        let configuration = try ServiceConfiguration()
        let level = Logger.Level(rawValue: configuration.logLevel) ?? .info
        LoggingSystem.bootstrap { JSONLogHandler(label: $0, level: level) }
        let registry = PrometheusRegistry()
        MetricsSystem.bootstrap(registry)
        let context = ServiceContext(
            configuration: configuration, status: ServiceStatus(), registry: registry,
            logger: Logger(label: Program.name))
        switch command {
        case is ServeCommand:
            try configuration.requireServers()
            try await self.serve(program, context)
        case is HealthcheckCommand: try await self.checkHealth(configuration)
        default: try await Program.run(command, context)
        }
    }

    private static func serve<Program: ServiceProgram>(_ program: Program.Type, _ context: ServiceContext) async throws
    {
        OpenFileLimit.raise()
        try context.configuration.refuseDefaultSecrets { context.logger.warning("\($0)") }
        var services = try Program.services(context)
        if context.configuration.calendar == .real {
            services.append(DayWatch(status: context.status, time: try UtrechtTime()))
        }
        if context.configuration.exitsWithStandardInput { services.append(StandardInputWatch()) }
        var configuration = ServiceGroupConfiguration(
            services: services.map {
                // When one part ends, for whatever reason, the whole process ends.
                ServiceGroupConfiguration.ServiceConfiguration(
                    service: $0, successTerminationBehavior: .gracefullyShutdownGroup)
            }, gracefulShutdownSignals: [.sigterm, .sigint], logger: context.logger)
        // A long answer to a client that stays connected does not hold up the shutdown; supervisors wait for thirty
        // seconds.
        configuration.maximumGracefulShutdownDuration = .seconds(20)
        let group = ServiceGroup(configuration: configuration)
        try await group.run()
    }

    private static func checkHealth(_ configuration: ServiceConfiguration) async throws {
        let health = try configuration.listener("health")
        let answer = try await HealthProbe.ask(
            host: health?.host ?? configuration.httpHost, port: health?.port ?? configuration.httpPort)
        Console.print(answer.body)
        if !answer.isReady { exit(1) }
    }

    private static func complain(_ text: String, code: Int32) {
        Console.complain(text)
        exit(code)
    }
}
