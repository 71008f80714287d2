import ArgumentParser
import OperatorCommands

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Prints placements or indicators as CSV, sorted, the same for the same events.",
        subcommands: [ExportPlacements.Placements.self, ExportIndicators.Indicators.self])
}
