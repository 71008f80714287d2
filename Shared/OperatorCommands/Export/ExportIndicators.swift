import ArgumentParser
import Contracts

/// `export indicators`, of Monitoring.
public struct ExportIndicators: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Prints the indicators as CSV.", subcommands: [Indicators.self])

    public init() {}

    public struct Indicators: ServiceOwned {
        public static let owner = ServiceName.monitoring
        public static let configuration = CommandConfiguration(
            abstract: "Prints the indicators as CSV, sorted, the same for the same events.")

        public init() {}
    }
}
