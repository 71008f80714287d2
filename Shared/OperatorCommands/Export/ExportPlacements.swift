import ArgumentParser
import Contracts

/// `export placements`, of Matching.
public struct ExportPlacements: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Prints the placements as CSV.", subcommands: [Placements.self])

    public init() {}

    public struct Placements: MatchingOwned {
        public static let configuration = CommandConfiguration(
            abstract: "Prints the placements as sorted CSV; equal events give equal output.")

        @OptionGroup public var references: ReferencesOption

        public init() {}
    }
}
