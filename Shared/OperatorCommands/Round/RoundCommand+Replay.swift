import ArgumentParser

extension RoundCommand {
    public struct Replay: ParsableCommand, Sendable {
        public static let configuration = CommandConfiguration(
            abstract: "Replays a round from Registration's stream, and compares it byte by byte.",
            discussion: "Exit 0 when it is the same, 1 when it differs.")

        @Argument(help: "The round.")
        public var round: String

        @Option(help: "The file that `doorstroom-registration stream` wrote.")
        public var stream: String

        public init() {}
    }
}
