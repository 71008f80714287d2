/// The proof of optimality: one vector of node potentials per level (the dual solution of the minimum-cost flow).
///
/// Nodes are named by what they stand for, not by a solver's numbering, so that other code can check it. Source and sink
/// are at zero on every level.
public struct Certificate: Codable, Equatable, Sendable {
    /// The potentials of one level. An arc's reduced cost is its cost plus the potential of its tail minus that of
    /// its head.
    public struct Potentials: Codable, Equatable, Sendable {
        public let level: Level
        /// As `CandidateGroups.institutions`.
        public var institutions: [Int64]
        /// As `CandidateGroups.routes`.
        public var routes: [Int64]
        /// As the instance's candidates.
        public var candidates: [Int64]
        /// As the instance's dwellings.
        public var dwellings: [Int64]

        public init(
            level: Level, institutions: [Int64], routes: [Int64], candidates: [Int64], dwellings: [Int64]
        ) {
            self.level = level
            self.institutions = institutions
            self.routes = routes
            self.candidates = candidates
            self.dwellings = dwellings
        }
    }

    /// A second-layer node: the clients of one institution on one route.
    public struct RouteNode: Codable, Hashable, Sendable {
        public let institution: String
        public let route: String

        public init(institution: String, route: String) {
            self.institution = institution
            self.route = route
        }
    }

    /// In the order of the instance's levels.
    public var levels: [Potentials]

    public init(levels: [Potentials]) {
        self.levels = levels
    }
}
