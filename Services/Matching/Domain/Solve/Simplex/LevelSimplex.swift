/// A network simplex that optimises one level after another, each on the optimal face of the earlier levels.
///
/// The basis is kept from level to level. The decisions of a level are final: a pair that would lose is removed, and a
/// bundle may only carry a flow that keeps the earlier levels optimal. A remaining arc has reduced cost zero on every
/// earlier level, so their potentials stay valid, and together they are the certificate.
///
/// The tree is kept strongly feasible (every node can send something to the root along it; Cunningham 1976), and of the
/// arcs that block a cycle, the last one from its top leaves. So it cannot cycle forever.
final class LevelSimplex {
    let network: ClassNetwork
    let tree: SpanningTree
    let tails: Buffer<Int32>
    let heads: Buffer<Int32>
    let unitStarts: Buffer<Int>
    /// For each bundle its flow, and the least and most that the levels so far allow.
    let flow: Buffer<Int32>
    let lowest: Buffer<Int32>
    let highest: Buffer<Int32>
    /// For a bundle in the tree, the range of flows in which a unit costs the same.
    let runLow: Buffer<Int32>
    let runHigh: Buffer<Int32>

    /// The remaining pairs, by profile.
    var rowStarts: [Int]
    let rowHeads: Buffer<Int32>
    let rowScores: Buffer<UInt8>
    let profileStarts: Buffer<Int>
    let profileBundles: Buffer<Int32>
    /// The cost of each pair on this level; used only if `hasPairCosts`.
    var pairCosts: Buffer<Int64>
    var hasPairCosts = false
    var unitCosts: Buffer<Int64>

    /// The row at which the search for an entering arc continues.
    var cursor = 0
    var blockSize = 0
    let bundleRows: Int
    static let bundlesPerRow = 64

    /// An arc with a gain, and the direction of use.
    struct EnteringArc {
        var gain: Int64 = 0
        var from: Int32 = 0
        var to: Int32 = 0
        /// `SpanningTree.pair` or the bundle.
        var bundle: Int32 = SpanningTree.pair
        /// The kind from which the profile at its head must first be attached, if that is outside the tree.
        var kind: Int32 = SpanningTree.none
    }

    init(_ network: ClassNetwork) {
        let count = network.nodeCount
        self.network = network
        let bundles = network.bundleCount
        self.tree = SpanningTree(count: count)
        self.tails = Buffer(network.tails)
        self.heads = Buffer(network.heads)
        self.unitStarts = Buffer(network.unitStarts)
        self.flow = Buffer(repeating: 0, count: bundles)
        self.lowest = Buffer(repeating: 0, count: bundles)
        self.highest = Buffer(repeating: 0, count: bundles)
        self.runLow = Buffer(repeating: 0, count: bundles)
        self.runHigh = Buffer(repeating: 0, count: bundles)
        self.rowStarts = network.rowStarts
        self.rowHeads = Buffer(network.rowHeads)
        self.rowScores = Buffer(network.rowScores)
        self.profileStarts = Buffer(network.profileStarts)
        self.profileBundles = Buffer(network.profileBundles)
        self.pairCosts = Buffer(repeating: 0, count: 0)
        self.unitCosts = Buffer(repeating: 0, count: 0)
        self.bundleRows = (bundles + Self.bundlesPerRow - 1) / Self.bundlesPerRow
        for bundle in 0..<bundles {
            self.highest[bundle] = Int32(network.unitStarts[bundle + 1] - network.unitStarts[bundle])
        }
        self.buildFirstTree()
    }

    deinit {
        self.tails.deallocate()
        self.heads.deallocate()
        self.unitStarts.deallocate()
        self.flow.deallocate()
        self.lowest.deallocate()
        self.highest.deallocate()
        self.runLow.deallocate()
        self.runHigh.deallocate()
        self.rowHeads.deallocate()
        self.rowScores.deallocate()
        self.profileStarts.deallocate()
        self.profileBundles.deallocate()
        self.pairCosts.deallocate()
        self.unitCosts.deallocate()
    }
}

// MARK: - Levels

extension LevelSimplex {
    /// Optimises a level; its decisions hold for all later levels.
    ///
    /// - Returns: the potential of every node of the network.
    func optimise(_ level: Level) -> [Int64] {
        self.begin(level)
        while let entering = self.search() { self.pivot(entering) }
        self.setDetachedPotentials()
        self.restrictToOptimalFace()
        return (0..<self.network.nodeCount).map { self.tree.potential[$0] }
    }

    func begin(_ level: Level) {
        let network = self.network
        self.unitCosts.deallocate()
        self.unitCosts = Buffer(network.unitCosts(level))
        self.hasPairCosts = LevelCosts.hasPairs(level)
        if self.hasPairCosts {
            self.pairCosts.deallocate()
            self.pairCosts = Buffer(repeating: 0, count: self.rowStarts.last ?? 0)
            for row in network.profiles.indices {
                for position in self.rowStarts[row]..<self.rowStarts[row + 1] {
                    self.pairCosts[position] = network.pairCost(
                        network.firstProfile + row, Int(self.rowHeads[position]), score: self.rowScores[position],
                        on: level)
                }
            }
        }
        // Half the square root of the number of remaining arcs: measured, not critical.
        let arcs = (self.rowStarts.last ?? 0) + network.bundleCount
        self.blockSize = max(20, 1 << ((Int.bitWidth - arcs.leadingZeroBitCount) / 2) / 2)
        self.cursor = 0
        self.tree.potential[ClassNetwork.root] = 0
        self.tree.visit(Int32(ClassNetwork.root)) { node in
            guard node != ClassNetwork.root else { return }
            let parent = self.tree.parent[node]
            let isUp = self.tree.isUp[node]
            let bundle = self.tree.bundle[node]
            var cost: Int64 = 0
            if bundle == SpanningTree.pair {
                if self.hasPairCosts {
                    let (profile, kind) = isUp ? (Int(node), Int(parent)) : (Int(parent), Int(node))
                    cost = network.pairCost(profile, kind, score: network.score(profile, kind), on: level)
                }
            } else {
                // Towards the root the next unit can be added; away from it the last unit can be taken back.
                let unit = isUp ? self.flow[bundle] : self.flow[bundle] - 1
                self.runLow[bundle] = self.runStart(bundle, unit)
                self.runHigh[bundle] = self.runEnd(bundle, unit)
                cost = self.unitCost(bundle, unit)
            }
            self.tree.potential[node] = self.tree.potential[parent] + (isUp ? -cost : cost)
        }
    }

    /// Whether a node is in the tree; the root always is.
    @inline(__always)
    func isAttached(_ node: Int32) -> Bool { node == ClassNetwork.root || self.tree.isAttached(node) }

    /// Gives the profiles outside the tree their potentials, as low as their kinds allow. A profile without remaining
    /// pairs gets a potential beyond every kind, because an earlier level has decided against it.
    func setDetachedPotentials() {
        let network = self.network
        var most = Int64.min
        for kind in network.firstKind..<network.nodeCount { most = max(most, self.tree.potential[kind]) }
        for row in network.profiles.indices {
            let node = Int32(network.firstProfile + row)
            guard !self.tree.isAttached(node) else { continue }
            let isOut = self.rowStarts[row] == self.rowStarts[row + 1]
            self.tree.potential[node] = isOut ? most + 255 : self.bestKind(row).potential
        }
    }

    /// Removes the pairs and flows that this level has decided against.
    func restrictToOptimalFace() {
        let network = self.network
        for bundle in 0..<network.bundleCount {
            let bundle = Int32(bundle)
            let rise = self.rise(bundle)
            var (low, high) = (self.lowest[bundle], self.highest[bundle])
            while low < high, self.unitCost(bundle, low) + rise < 0 { low += 1 }
            while high > low, self.unitCost(bundle, high - 1) + rise > 0 { high -= 1 }
            self.lowest[bundle] = low
            self.highest[bundle] = high
        }
        var end = 0
        for row in network.profiles.indices {
            let own = self.tree.potential[network.firstProfile + row]
            let positions = self.rowStarts[row]..<self.rowStarts[row + 1]
            self.rowStarts[row] = end
            // If no candidate of a profile outside the tree can be presented any more, its pairs are dropped.
            guard self.canBePresented(row) else { continue }
            for position in positions {
                let head = self.rowHeads[position]
                let cost = self.hasPairCosts ? self.pairCosts[position] : 0
                if cost + own == self.tree.potential[head] {
                    self.rowHeads[end] = head
                    self.rowScores[end] = self.rowScores[position]
                    end += 1
                }
            }
        }
        self.rowStarts[network.profiles.count] = end
    }

    func canBePresented(_ row: Int) -> Bool {
        if self.tree.isAttached(Int32(self.network.firstProfile + row)) { return true }
        return (self.profileStarts[row]..<self.profileStarts[row + 1]).contains {
            self.highest[self.profileBundles[$0]] > 0
        }
    }

    @inline(__always)
    func unitCost(_ bundle: Int32, _ unit: Int32) -> Int64 {
        self.unitCosts[self.unitStarts[bundle] + Int(unit)]
    }

    /// The end of the run of units that cost the same as this unit.
    func runEnd(_ bundle: Int32, _ unit: Int32) -> Int32 {
        let cost = self.unitCost(bundle, unit)
        var end = unit + 1
        while end < self.highest[bundle], self.unitCost(bundle, end) == cost { end += 1 }
        return end
    }

    func runStart(_ bundle: Int32, _ unit: Int32) -> Int32 {
        let cost = self.unitCost(bundle, unit)
        var start = unit
        while start > self.lowest[bundle], self.unitCost(bundle, start - 1) == cost { start -= 1 }
        return start
    }

    /// The potential of a bundle's tail minus that of its head.
    @inline(__always)
    func rise(_ bundle: Int32) -> Int64 {
        self.tree.potential[self.tails[bundle]] - self.tree.potential[self.heads[bundle]]
    }
}

// MARK: - The result

extension LevelSimplex {
    /// The number of units that a bundle carries.
    func carried(_ bundle: Int) -> Int { Int(self.flow[bundle]) }

    /// The flow of the pairs: profile node, kind node, amount.
    func pairFlows() -> [(profile: Int, kind: Int, count: Int)] {
        var flows: [(profile: Int, kind: Int, count: Int)] = []
        for node in 1..<self.network.nodeCount
        where self.tree.bundle[node] == SpanningTree.pair && self.tree.pairFlow[node] > 0 {
            let parent = Int(self.tree.parent[node])
            flows.append(
                self.tree.isUp[node]
                    ? (node, parent, Int(self.tree.pairFlow[node])) : (parent, node, Int(self.tree.pairFlow[node])))
        }
        return flows.sorted { ($0.profile, $0.kind) < ($1.profile, $1.kind) }
    }
}
