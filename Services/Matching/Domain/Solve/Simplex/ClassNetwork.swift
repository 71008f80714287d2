/// An instance as a network of classes, for the simplex: root → institution → route → profile → kind → root.
///
/// Source and sink are one node, the root, so that a flow is a circulation. Arcs with a limit are *bundles*: one from
/// the root to each institution, from an institution to each of its routes, from a route through each of its groups to
/// the group's profile, and from each kind to the root. A bundle has a number of units, each with its own cost, rising
/// from unit to unit in the order of the levels: the k-th place of an institution, the k-th best member of a group, the
/// k-th place in a kind. So the first units are used first, and the order within a class is a sort. Between profiles
/// and kinds are *pairs*, without limit.
struct ClassNetwork {
    static let root = 0

    let instance: MatchingInstance
    let classes: CandidateGroups
    let costs: LevelCosts
    /// Groups that are eligible for at least one place, as indices into `classes.groups`.
    let groups: [Int]
    /// Profiles of those groups, as indices into the instance's rows.
    let profiles: [Int]
    /// Kinds with at least one place.
    let kinds: [Int]

    let firstRoute: Int
    let firstProfile: Int
    let firstKind: Int
    let nodeCount: Int

    /// The tail of each bundle; bundles of institutions first, then routes, groups and kinds.
    let tails: [Int32]
    let heads: [Int32]
    /// The units of bundle `b` are `unitStarts[b]..<unitStarts[b + 1]`.
    let unitStarts: [Int]
    let firstGroupBundle: Int
    let firstKindBundle: Int
    /// The bundles into profile p are `profileBundles[profileStarts[p]..<profileStarts[p + 1]]`.
    let profileStarts: [Int]
    let profileBundles: [Int32]

    /// For each group (as in `groups`) its members, best first.
    let members: [[Int]]
    /// The group of each candidate, best candidate first.
    let groupsByPriority: [Int]
    /// For each kind (as in `kinds`) its places, best first.
    let places: [[Place]]

    /// The pairs of profile p are `rowStarts[p]..<rowStarts[p + 1]`; heads are nodes.
    let rowStarts: [Int]
    let rowHeads: [Int32]
    /// The suitability of each pair.
    let rowScores: [UInt8]

    struct Place {
        let dwelling: Int
        /// Counted from zero.
        let number: Int
        let lot: Int64
    }

    var bundleCount: Int { self.tails.count }

    init(_ instance: MatchingInstance) {
        let classes = CandidateGroups(instance)
        self.instance = instance
        self.classes = classes
        self.costs = LevelCosts(instance)
        let places = Self.places(instance)
        let kinds = places.indices.filter { !places[$0].isEmpty }
        let hasPlace = places.map { !$0.isEmpty }
        let canBePlaced = instance.rows.map { $0.kinds.contains { hasPlace[Int($0)] } }
        let groups = classes.groups.indices.filter { canBePlaced[classes.groups[$0].profile] }
        let profiles = instance.rows.indices.filter { canBePlaced[$0] }
        self.kinds = kinds
        self.places = kinds.map { places[$0] }
        self.groups = groups
        self.profiles = profiles
        var indexOfGroup = [Int](repeating: -1, count: classes.groups.count)
        for (index, group) in groups.enumerated() { indexOfGroup[group] = index }
        var members = [[Int]](repeating: [], count: groups.count)
        var order: [Int] = []
        for candidate in Self.byPriority(instance) {
            let group = indexOfGroup[classes.groupOf[candidate]]
            guard group >= 0 else { continue }
            members[group].append(candidate)
            order.append(group)
        }
        self.members = members
        self.groupsByPriority = order
        let firstRoute = 1 + classes.institutions.count
        let firstProfile = firstRoute + classes.routes.count
        let firstKind = firstProfile + profiles.count
        self.firstRoute = firstRoute
        self.firstProfile = firstProfile
        self.firstKind = firstKind
        self.nodeCount = firstKind + kinds.count

        var nodeOfKind = [Int32](repeating: -1, count: places.count)
        for (index, kind) in kinds.enumerated() { nodeOfKind[kind] = Int32(firstKind + index) }
        var rowStarts = [0]
        var rowHeads: [Int32] = []
        var rowScores: [UInt8] = []
        for profile in profiles {
            let row = instance.rows[profile]
            for (kind, score) in zip(row.kinds, row.scores) where nodeOfKind[Int(kind)] >= 0 {
                rowHeads.append(nodeOfKind[Int(kind)])
                rowScores.append(score)
            }
            rowStarts.append(rowHeads.count)
        }
        self.rowStarts = rowStarts
        self.rowHeads = rowHeads
        self.rowScores = rowScores

        var nodeOfProfile = [Int](repeating: 0, count: instance.rows.count)
        for (index, profile) in profiles.enumerated() { nodeOfProfile[profile] = firstProfile + index }
        var tails = classes.institutions.map { _ in Int32(Self.root) }
        var heads = classes.institutions.indices.map { Int32(1 + $0) }
        tails += classes.institutionOfRoute.map { Int32(1 + $0) }
        heads += classes.routes.indices.map { Int32(firstRoute + $0) }
        self.firstGroupBundle = tails.count
        tails += groups.map { Int32(firstRoute + classes.groups[$0].route) }
        heads += groups.map { Int32(nodeOfProfile[classes.groups[$0].profile]) }
        self.firstKindBundle = tails.count
        tails += kinds.indices.map { Int32(firstKind + $0) }
        heads += kinds.map { _ in Int32(Self.root) }
        self.tails = tails
        self.heads = heads
        var into = [[Int32]](repeating: [], count: profiles.count)
        for bundle in self.firstGroupBundle..<self.firstKindBundle {
            into[Int(heads[bundle]) - firstProfile].append(Int32(bundle))
        }
        self.profileStarts = into.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
        self.profileBundles = into.flatMap { $0 }

        var units = [Int](repeating: 0, count: tails.count)
        for (index, group) in groups.enumerated() {
            let route = classes.groups[group].route
            let size = classes.groups[group].members.count
            units[self.firstGroupBundle + index] = size
            units[classes.institutions.count + route] += size
            units[classes.institutionOfRoute[route]] += size
        }
        for (index, kind) in kinds.enumerated() { units[self.firstKindBundle + index] = places[kind].count }
        self.unitStarts = units.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
    }

    /// The places of each kind. First places come before others (level 1); the lots' extra cost of later places then
    /// spreads them evenly.
    private static func places(_ instance: MatchingInstance) -> [[Place]] {
        let lots = Lottery(draw: instance.draw)
        var places = [[Place]](repeating: [], count: instance.kindCount)
        for (index, dwelling) in instance.dwellings.enumerated() {
            for number in dwelling.freePlaces {
                let lot = lots.lot(dwelling: dwelling.id, place: number)
                places[Int(instance.kinds[index])].append(Place(dwelling: index, number: number, lot: lot))
            }
        }
        return places.map { $0.sorted { ($0.lot, $0.dwelling) < ($1.lot, $1.dwelling) } }
    }

    /// All candidates, best first by the costs that depend on the candidate alone, in the order of the levels.
    private static func byPriority(_ instance: MatchingInstance) -> [Int] {
        let overNormFirst =
            (instance.order.firstIndex(of: .overNorm) ?? 0) < (instance.order.firstIndex(of: .waiting) ?? 0)
        let lots = Lottery(draw: instance.draw)
        let keys = instance.candidates.enumerated().map { index, candidate in
            let (first, second) =
                overNormFirst
                ? (candidate.overNormWeight, candidate.waitingDays) : (candidate.waitingDays, candidate.overNormWeight)
            return (-first, -second, lots.lot(candidate: candidate.id), index)
        }
        return keys.sorted { $0 < $1 }.map(\.3)
    }

    /// The cost of each unit of each bundle on a level.
    func unitCosts(_ level: Level) -> [Int64] {
        var costs = [Int64](repeating: 0, count: self.unitStarts[self.bundleCount])
        func fill(_ bundle: Int, _ cost: (Int) -> Int64) {
            let start = self.unitStarts[bundle]
            for unit in start..<self.unitStarts[bundle + 1] { costs[unit] = cost(unit - start) }
        }
        let shares = self.instance.shares
        if level == .institutions {
            for (index, institution) in self.classes.institutions.enumerated() {
                let numerator = shares.numerator(of: institution)
                fill(index) { self.costs.institution(numerator: numerator, count: $0 + 1, on: level) }
            }
        }
        if level == .routes {
            for (index, route) in self.classes.routes.enumerated() {
                let numerator = shares.numerator(of: route)
                fill(self.classes.institutions.count + index) {
                    self.costs.route(numerator: numerator, count: $0 + 1, on: level)
                }
            }
        }
        for (index, members) in self.members.enumerated() {
            fill(self.firstGroupBundle + index) { self.costs.candidate(members[$0], on: level) }
        }
        for (index, places) in self.places.enumerated() {
            fill(self.firstKindBundle + index) {
                self.costs.place(places[$0].dwelling, number: places[$0].number, on: level)
            }
        }
        return costs
    }

    /// The cost of the pair of a profile and a kind (both nodes) on a level.
    func pairCost(_ profile: Int, _ kind: Int, score: UInt8, on level: Level) -> Int64 {
        self.costs.pair(
            profile: self.profiles[profile - self.firstProfile], kind: self.kinds[kind - self.firstKind], score: score,
            on: level)
    }

    /// The suitability of such a pair.
    func score(_ profile: Int, _ kind: Int) -> UInt8 {
        let row = self.instance.rows[self.profiles[profile - self.firstProfile]]
        let index = row.kinds.binaryIndex(of: Int32(self.kinds[kind - self.firstKind]))
        return index.map { row.scores[$0] } ?? 0
    }
}
