import ArgumentParser

extension RoundCommand {
    public struct Replay: ParsableCommand, Sendable {
        public static let configuration = CommandConfiguration(
            abstract: "Recomputes a round from Registration's stream, and compares it byte for byte.",
            discussion: "Exits with 0 when both are equal, 1 when they differ.")

        @OptionGroup public var references: ReferencesOption

        @Argument(help: "The round.")
        public var round: String

        @Option(help: "The file that `doorstroom-registration stream` wrote.")
        public var stream: String

        public init() {}
    }
}
