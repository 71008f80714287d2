/// An instance as a network of classes, for the simplex: root → institution → route → profile → kind → root.
///
/// Source and sink are one node, the root, so that a flow is a circulation. Institutions, routes, and kinds have one
/// *bundle* each, between them and what comes before (or, for a kind, the root); a group has one from its route to its
/// profile. A bundle carries so many units, each with costs of its own that rise from unit to unit in the order of the
/// levels: the k-th place of an institution, the k-th best member of a group, the k-th place in a kind. So the first
/// units are taken first, and within a class the order is a sort. Between profiles and kinds run *pairs*, without limit.
struct ClassNetwork {
    static let root = 0

    let instance: MatchingInstance
    let classes: CandidateGroups
    let costs: LevelCosts
    /// Groups with at least one place that they are eligible for, as indices into `classes.groups`.
    let groups: [Int]
    /// Profiles of those groups, as indices into the instance's rows.
    let profiles: [Int]
    /// Kinds with at least one place.
    let kinds: [Int]

    let firstRoute: Int
    let firstProfile: Int
    let firstKind: Int
    let nodeCount: Int

    /// The bundles of institutions, then routes, then groups, then kinds.
    let tails: [Int32]
    let heads: [Int32]
    /// The units of bundle `b` are `unitStarts[b]..<unitStarts[b + 1]`.
    let unitStarts: [Int]
    let firstGroupBundle: Int
    let firstKindBundle: Int
    /// The bundles into profile p are `profileBundles[profileStarts[p]..<profileStarts[p + 1]]`.
    let profileStarts: [Int]
    let profileBundles: [Int32]

    /// Per group (as in `groups`) its members, best first.
    let members: [[Int]]
    /// The group of every candidate in turn, best candidate first.
    let groupsByWorth: [Int]
    /// Per kind (as in `kinds`) its places, best first.
    let places: [[Place]]

    /// Pairs of profile p are `rowStarts[p]..<rowStarts[p + 1]`; heads are nodes.
    let rowStarts: [Int]
    let rowHeads: [Int32]
    /// The suitability of each.
    let rowScores: [UInt8]

    struct Place {
        let dwelling: Int
        /// From zero.
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
        let leadsOn = instance.rows.map { $0.kinds.contains { hasPlace[Int($0)] } }
        let groups = classes.groups.indices.filter { leadsOn[classes.groups[$0].profile] }
        let profiles = instance.rows.indices.filter { leadsOn[$0] }
        self.kinds = kinds
        self.places = kinds.map { places[$0] }
        self.groups = groups
        self.profiles = profiles
        var indexOfGroup = [Int](repeating: -1, count: classes.groups.count)
        for (index, group) in groups.enumerated() { indexOfGroup[group] = index }
        var members = [[Int]](repeating: [], count: groups.count)
        var order: [Int] = []
        for candidate in Self.byWorth(instance) {
            let group = indexOfGroup[classes.groupOf[candidate]]
            guard group >= 0 else { continue }
            members[group].append(candidate)
            order.append(group)
        }
        self.members = members
        self.groupsByWorth = order
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

    /// Per kind its places: first places before others (level 1), then, by the lots' weight on further places, evenly.
    private static func places(_ instance: MatchingInstance) -> [[Place]] {
        let lots = Lots(draw: instance.draw)
        var places = [[Place]](repeating: [], count: instance.kindCount)
        for (index, dwelling) in instance.dwellings.enumerated() {
            for number in dwelling.numbers {
                let lot = lots.lot(dwelling: dwelling.id, place: number)
                places[Int(instance.kinds[index])].append(Place(dwelling: index, number: number, lot: lot))
            }
        }
        return places.map { $0.sorted { ($0.lot, $0.dwelling) < ($1.lot, $1.dwelling) } }
    }

    /// All candidates, best first by what depends on the candidate alone, in the order of the levels.
    private static func byWorth(_ instance: MatchingInstance) -> [Int] {
        let overNormFirst =
            (instance.order.firstIndex(of: .overNorm) ?? 0) < (instance.order.firstIndex(of: .waiting) ?? 0)
        let lots = Lots(draw: instance.draw)
        let keys = instance.candidates.enumerated().map { index, candidate in
            let (first, second) =
                overNormFirst
                ? (candidate.overNormWeight, candidate.waitingDays) : (candidate.waitingDays, candidate.overNormWeight)
            return (-first, -second, lots.lot(candidate: candidate.id), index)
        }
        return keys.sorted { $0 < $1 }.map(\.3)
    }

    /// What each unit of each bundle costs on a level.
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

    /// What the pair of a profile and a kind (both nodes) costs on a level.
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
