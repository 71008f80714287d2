import ArgumentParser

extension RoundCommand {
    public struct WhatIf: MatchingOwned {
        public static let configuration = CommandConfiguration(
            abstract: "Solves every day of a round again under another policy, and compares the presentations.",
            discussion: """
                Each day from the state recorded at its start; nothing is carried forward, because those presentations had no \
                answers. Levels: over-norm, institution-share, route-share, waiting, suitability.
                """)

        @Argument(help: "The round.")
        public var round: String

        @Option(help: "Inflow's share, in percent.")
        public var inflowShare: Int?

        @Option(help: "K: candidates per dwelling.")
        public var candidatesPerDwelling: Int?

        @Option(help: "The levels from 3 to 7, most important first, with commas.")
        public var levels: String?

        @Flag(help: "As JSON.")
        public var json = false

        public init() {}

        public func validate() throws {
            guard self.inflowShare != nil || self.candidatesPerDwelling != nil || self.levels != nil else {
                throw ValidationError("give at least one option")
            }
            guard (0...100).contains(self.inflowShare ?? 0), (1...20).contains(self.candidatesPerDwelling ?? 1) else {
                throw ValidationError("--inflow-share is from 0 to 100, --candidates-per-dwelling from 1 to 20")
            }
        }
    }
}
