import Vocabulary

extension Shares {
    /// What each institution and route should get of a day's places: its part of the year's contingents, scaled to the
    /// places that can be filled, plus what it is behind in placements (below zero: ahead) so far this year (MAT-3, MAT-5, REG-9).
    ///
    /// With contingent c of all C, P places filled today, T placements so far of which tᵢ its own:
    /// c × (P + T) ÷ C − tᵢ. A contingent that does not say its inflow takes the policy's share. Everything over 100 C.
    /// Without any contingent nobody has a share, and places are spread evenly over the institutions.
    init(_ situation: DaySituation, places: Int) {
        let total = situation.contingents.reduce(0) { $0 + $1.dwellings }
        guard total > 0 else {
            self = .none
            return
        }
        let policy = situation.policy(situation.dayPolicy)
        let placed = situation.placed.reduce(0) { $0 + $1.count }
        let scale = places + placed
        var contingents: [String: (dwellings: Int, inflowPercent100: Int)] = [:]
        for contingent in situation.contingents {
            contingents[contingent.institution, default: (0, 0)].dwellings += contingent.dwellings
            contingents[contingent.institution, default: (0, 0)].inflowPercent100 +=
                contingent.inflowHundredths(otherwise: policy.inflowSharePercent)
        }
        let carried = situation.carried ?? []
        func carriedOn(_ institution: String, _ route: Vocabulary.Route?) -> Int {
            carried.reduce(0) {
                $0 + ($1.institution == institution && (route == nil || $1.route == route) ? $1.hundredths : 0)
            }
        }
        func behind(_ institution: String, _ route: Vocabulary.Route?) -> Int {
            situation.placed.reduce(0) {
                $0 + ($1.institution == institution && (route == nil || $1.route == route) ? $1.count : 0)
            }
        }
        let names = Set(contingents.keys).union(situation.placed.map(\.institution))
            .union(carried.map(\.institution)).sorted()
        var institutions: [Institution] = []
        var routes: [Shares.Route] = []
        for name in names {
            let contingent = contingents[name] ?? (0, 0)
            institutions.append(
                Institution(
                    institution: name,
                    numerator: Int64(
                        100 * (contingent.dwellings * scale - total * behind(name, nil))
                            + total * carriedOn(name, nil))))
            for route in Vocabulary.Route.allCases {
                let part =
                    route == .inflow
                    ? contingent.inflowPercent100 : 100 * contingent.dwellings - contingent.inflowPercent100
                routes.append(
                    Shares.Route(
                        institution: name, route: route.rawValue,
                        numerator: Int64(
                            part * scale - 100 * total * behind(name, route) + total * carriedOn(name, route))))
            }
        }
        self.init(denominator: Int64(100 * total), institutions: institutions, routes: routes)
    }
}
