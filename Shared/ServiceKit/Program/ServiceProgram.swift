import ArgumentParser
import Foundation
import Logging
import Metrics
import ServiceLifecycle
import UnixSignals

/// The parts of a service program.
public protocol ServiceProgram {
    static var name: String { get }
    /// The services that `serve` runs, each until shutdown.
    static func services(_ context: ServiceContext) throws -> [any Service]
    /// Commands beside `serve` and `healthcheck`.
    static var commands: [any ParsableCommand.Type] { get }
    /// Runs one of `commands`, its arguments parsed.
    static func run(_ command: any ParsableCommand, _ context: ServiceContext) async throws
}
