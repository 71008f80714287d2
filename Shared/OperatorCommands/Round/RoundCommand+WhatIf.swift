import ArgumentParser

extension RoundCommand {
    public struct WhatIf: MatchingOwned {
        public static let configuration = CommandConfiguration(
            abstract:
                "Solves every day of a round under another policy, and lists the added and removed presentations.",
            discussion: """
                Each day starts from its recorded state; nothing is carried forward, because the new presentations have no \
                answers. Levels: over-norm, institution-share, route-share, waiting, suitability.
                """)

        @OptionGroup public var references: ReferencesOption

        @Argument(help: "The round.")
        public var round: String

        @Option(help: "The inflow share, in percent.")
        public var inflowShare: Int?

        @Option(help: "K: candidates per dwelling.")
        public var candidatesPerDwelling: Int?

        @Option(help: "The levels 3 to 7, most important first, separated by commas.")
        public var levels: String?

        @Flag(help: "As JSON.")
        public var json = false

        public init() {}

        public func validate() throws {
            guard self.inflowShare != nil || self.candidatesPerDwelling != nil || self.levels != nil else {
                throw ValidationError("give at least one change of the policy")
            }
            guard (0...100).contains(self.inflowShare ?? 0), (1...20).contains(self.candidatesPerDwelling ?? 1) else {
                throw ValidationError("--inflow-share must be 0 to 100, --candidates-per-dwelling 1 to 20")
            }
        }
    }
}
