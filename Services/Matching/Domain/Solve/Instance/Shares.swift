/// The share of a day's places that each institution should get, and each of its routes: exact rationals, as integers
/// over one denominator (design "The problem").
///
/// An institution or route without an entry has a share of zero. Shares, including deficits carried over, add up to the
/// places that can be filled. If they were scaled to more, the surplus would go to the large shares and the small ones
/// would get nothing.
public struct Shares: Codable, Equatable, Sendable {
    public struct Institution: Codable, Equatable, Sendable {
        public let institution: String
        /// Over `denominator`; below zero for an institution that is far ahead.
        public let numerator: Int64

        public init(institution: String, numerator: Int64) {
            self.institution = institution
            self.numerator = numerator
        }
    }

    public struct Route: Codable, Equatable, Sendable {
        public let institution: String
        public let route: String
        public let numerator: Int64

        public init(institution: String, route: String, numerator: Int64) {
            self.institution = institution
            self.route = route
            self.numerator = numerator
        }
    }

    /// Above zero.
    public let denominator: Int64
    /// Each institution at most once, sorted.
    public let institutions: [Institution]
    /// Each route of an institution at most once, sorted.
    public let routes: [Route]

    public static let none = Shares(denominator: 2, institutions: [], routes: [])

    public init(denominator: Int64, institutions: [Institution], routes: [Route]) {
        self.denominator = denominator
        self.institutions = institutions.sorted { $0.institution < $1.institution }
        self.routes = routes.sorted { ($0.institution, $0.route) < ($1.institution, $1.route) }
    }

    /// Adds a share of half a place for each of these nodes, which count towards no institution's share: their first
    /// place then costs nothing.
    ///
    /// The denominator must be even.
    func exempting(_ nodes: [Certificate.RouteNode]) -> Shares {
        guard !nodes.isEmpty else { return self }
        let half = self.denominator / 2
        return Shares(
            denominator: self.denominator,
            institutions: self.institutions + nodes.map { Institution(institution: $0.institution, numerator: half) },
            routes: self.routes
                + nodes.map { Route(institution: $0.institution, route: $0.route, numerator: half) })
    }

    public func numerator(of institution: String) -> Int64 {
        self.institutions.first { $0.institution == institution }?.numerator ?? 0
    }

    public func numerator(of route: Certificate.RouteNode) -> Int64 {
        self.routes.first { $0.institution == route.institution && $0.route == route.route }?.numerator ?? 0
    }

    /// The cost of the `count`-th place (from one): the increase of denominator × count² − 2 × numerator × count.
    /// Summed over n places with share t, this is denominator × (n − t)², minus a constant.
    public func marginalCost(numerator: Int64, count: Int) -> Int64 {
        self.denominator * Int64(2 * count - 1) - 2 * numerator
    }
}
