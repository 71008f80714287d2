import Vocabulary

extension Shares {
    /// Computes each institution's and route's share of a day's places: its part of the year's contingents, scaled to
    /// the places divided so far and today, minus the places it already has, plus its deficit from earlier years (below
    /// zero: its lead) (MAT-3, MAT-5, REG-9).
    ///
    /// The unit is the *expected place*. Of the K candidates for a dwelling one is placed, so a placement counts for K
    /// places, and so does a placement carried over from earlier years; a candidate in a pending presentation counts
    /// for one. With contingent c of the total C, P places filled today, T placements and Q pending candidates, of
    /// which t and q are the institution's own, and a placements carried over, the share is
    /// c × (P + K T + Q) ÷ C − (K t + q) + K a.
    /// A contingent that states no inflow uses the policy's share. All numerators are over 100 C. Without contingents
    /// no institution has a share, and places are spread evenly over the institutions.
    init(_ situation: DaySituation, places: Int) {
        let total = situation.contingents.reduce(0) { $0 + $1.dwellings }
        guard total > 0 else {
            self = .none
            return
        }
        let policy = situation.policy(situation.dayPolicy)
        let placesPerPlacement = max(1, policy.candidatesPerDwelling)
        let received = PlacesReceived(situation, placesPerPlacement: placesPerPlacement)
        let scale = places + received.all
        var contingents: [String: (dwellings: Int, inflowPercent100: Int)] = [:]
        for contingent in situation.contingents {
            contingents[contingent.institution, default: (0, 0)].dwellings += contingent.dwellings
            contingents[contingent.institution, default: (0, 0)].inflowPercent100 +=
                contingent.inflowHundredths(otherwise: policy.inflowSharePercent)
        }
        var institutions: [Institution] = []
        var routes: [Shares.Route] = []
        for name in Set(contingents.keys).union(received.institutions).sorted() {
            let contingent = contingents[name] ?? (0, 0)
            institutions.append(
                Institution(
                    institution: name,
                    numerator: Int64(100 * contingent.dwellings * scale - total * received.hundredths(name))))
            for route in Vocabulary.Route.allCases {
                let part =
                    route == .inflow
                    ? contingent.inflowPercent100 : 100 * contingent.dwellings - contingent.inflowPercent100
                routes.append(
                    Shares.Route(
                        institution: name, route: route.rawValue,
                        numerator: Int64(part * scale - total * received.hundredths(name, route))))
            }
        }
        self.init(denominator: Int64(100 * total), institutions: institutions, routes: routes)
    }
}

/// The places that institutions already have in the year: placements, pending presentations, and the deficit or lead
/// from earlier years.
private struct PlacesReceived {
    /// Expected places of all institutions together, without the deficits and leads of earlier years.
    let all: Int
    private var routes: [String: [Route: Int]] = [:]

    var institutions: Set<String> { Set(self.routes.keys) }

    /// - Parameter placesPerPlacement: the number of places that one placement counts for.
    init(_ situation: DaySituation, placesPerPlacement: Int) {
        let pending = situation.pending ?? []
        self.all =
            placesPerPlacement * situation.placed.reduce(0) { $0 + $1.count } + pending.reduce(0) { $0 + $1.count }
        for placed in situation.placed {
            self.add(100 * placesPerPlacement * placed.count, placed.institution, placed.route)
        }
        for candidate in pending { self.add(100 * candidate.count, candidate.institution, candidate.route) }
        for carried in situation.carried ?? [] {
            self.add(-placesPerPlacement * carried.hundredths, carried.institution, carried.route)
        }
    }

    private mutating func add(_ hundredths: Int, _ institution: String, _ route: Route) {
        self.routes[institution, default: [:]][route, default: 0] += hundredths
    }

    /// In hundredths of a place; for all routes together if `route` is `nil`.
    func hundredths(_ institution: String, _ route: Route? = nil) -> Int {
        let routes = self.routes[institution] ?? [:]
        return route.map { routes[$0] ?? 0 } ?? routes.values.reduce(0, +)
    }
}
