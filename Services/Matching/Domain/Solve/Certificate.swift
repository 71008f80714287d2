/// The proof of optimality: one vector of node potentials per level (the dual solution of the minimum-cost flow).
///
/// Nodes are named by what they stand for, not by a solver's numbering, so that other code can check it.
public struct Certificate: Codable, Equatable, Sendable {
    /// The potentials of one level. An arc's reduced cost is its cost plus the potential of its tail minus that of
    /// its head.
    public struct Potentials: Codable, Equatable, Sendable {
        public let level: Level
        public var source: Int64
        /// As `Certificate.institutions`.
        public var institutions: [Int64]
        /// As `Certificate.routes`.
        public var routes: [Int64]
        /// As the instance's candidates.
        public var candidates: [Int64]
        /// As the instance's dwellings.
        public var dwellings: [Int64]
        public var sink: Int64
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

    /// The institutions of the instance, sorted.
    public var institutions: [String]
    /// The (institution, route) pairs of the instance, sorted.
    public var routes: [RouteNode]
    /// In the order of `Level.order`.
    public var levels: [Potentials]
}
