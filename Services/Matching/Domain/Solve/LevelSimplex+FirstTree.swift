extension LevelSimplex {
    /// A good flow and a tree that carries it: candidates in the order of what they are worth alone, each into the place
    /// that is free: a dwelling's first, where it fits best, where fewest others can go. What that misses the levels
    /// mend.
    func plant() {
        let network = self.network
        let kinds = network.kinds.indices
        var eligible = [Int](repeating: 0, count: network.kinds.count)
        for (group, members) in network.members.enumerated() {
            for position in self.row(ofGroup: group) {
                eligible[Int(self.rowHeads[position]) - network.firstKind] += members.count
            }
        }
        var rank = [Int](repeating: 0, count: network.kinds.count)
        for (place, kind) in kinds.sorted(by: { (eligible[$0], $0) < (eligible[$1], $1) }).enumerated() {
            rank[kind] = place
        }
        var free = network.places.map(\.count)
        var uncovered = network.places.map { $0.count { $0.number == 0 } }
        for (group, _) in network.membersInOrder() {
            var best = -1
            var bestKey = (Int.max, 0, 0)
            for position in self.row(ofGroup: group) {
                let kind = Int(self.rowHeads[position]) - network.firstKind
                guard free[kind] > 0 else { continue }
                let key = (uncovered[kind] > 0 ? 0 : 1, 255 - Int(network.rowScores[position]), rank[kind])
                if key < bestKey { (best, bestKey) = (kind, key) }
            }
            guard best >= 0 else { continue }
            free[best] -= 1
            uncovered[best] -= 1
            self.assign(group, best)
        }
        self.connect()
    }

    func row(ofGroup group: Int) -> Range<Int> {
        let profile = Int(self.heads[self.network.firstGroupBundle + group]) - self.network.firstProfile
        return self.rowStarts[profile]..<self.rowStarts[profile + 1]
    }

    /// One unit from a group to a kind. Where profile and kind hang together already it goes along the tree, as far as
    /// it can.
    func assign(_ groupIndex: Int, _ kindIndex: Int) {
        let (tree, network) = (self.tree, self.network)
        let groupBundle = network.firstGroupBundle + groupIndex
        let route = Int(self.tails[groupBundle]) - network.firstRoute
        let institution = network.classes.institutionOfRoute[route]
        for bundle in [
            institution, network.classes.institutions.count + route, groupBundle, network.firstKindBundle + kindIndex,
        ] { self.flow[bundle] += 1 }
        let (group, kind) = (self.heads[groupBundle], Int32(network.firstKind + kindIndex))
        let (groupTop, kindTop) = (tree.top(group), tree.top(kind))
        guard groupTop == kindTop else {
            self.rehang(
                from: kindTop, by: kind, below: group, bundle: SpanningTree.pair, isUp: false, flow: 1,
                join: SpanningTree.none)
            return
        }
        let join = tree.join(group, kind)
        var blocked = SpanningTree.none
        var isOnGroupSide = false
        var node = group
        while node != join {
            if self.roomUp(node) == 0 { (blocked, isOnGroupSide) = (node, true) }
            node = tree.parent[node]
        }
        node = kind
        while node != join {
            if self.roomDown(node) == 0 { (blocked, isOnGroupSide) = (node, false) }
            node = tree.parent[node]
        }
        guard blocked != SpanningTree.none else {
            node = group
            while node != join {
                self.send(1, up: node)
                node = tree.parent[node]
            }
            node = kind
            while node != join {
                self.send(-1, up: node)
                node = tree.parent[node]
            }
            return
        }
        let (inner, outer) = isOnGroupSide ? (group, kind) : (kind, group)
        self.rehang(
            from: blocked, by: inner, below: outer, bundle: SpanningTree.pair, isUp: inner == group, flow: 1, join: join
        )
    }

    /// Joins what the first flow has left apart to the root, so that every node can send something there.
    func connect() {
        let network = self.network
        let tree = self.tree
        let root = Int32(ClassNetwork.root)
        // What came to carry nothing would not let anything back.
        for node in 1..<network.nodeCount where tree.parent[node] != SpanningTree.none && tree.pairFlow[node] == 0 {
            tree.detach(Int32(node))
        }
        func join(_ node: Int32, to parent: Int32, bundle: Int32, isUp: Bool) {
            let top = tree.top(node)
            guard top != root else { return }
            self.rehang(
                from: top, by: node, below: parent, bundle: bundle, isUp: isUp, flow: 0, join: SpanningTree.none)
        }
        for bundle in network.firstKindBundle..<network.bundleCount where self.flow[bundle] < self.highest[bundle] {
            join(self.tails[bundle], to: root, bundle: Int32(bundle), isUp: true)
        }
        // Institutions and routes with flow can send it back.
        for bundle in 0..<network.firstGroupBundle where self.flow[bundle] > 0 {
            join(self.heads[bundle], to: self.tails[bundle], bundle: Int32(bundle), isUp: false)
        }
        // Full kinds hang from the group among theirs whose last one presented is worth least: they set the price.
        for (group, _) in network.membersInOrder().reversed() {
            let bundle = network.firstGroupBundle + group
            guard self.flow[bundle] > 0 else { continue }
            join(self.heads[bundle], to: self.tails[bundle], bundle: Int32(bundle), isUp: false)
        }
        // Whoever has no flow can send some on.
        for profile in network.firstProfile..<network.firstKind {
            let kind = self.rowHeads[self.rowStarts[profile - network.firstProfile]]
            join(Int32(profile), to: kind, bundle: SpanningTree.pair, isUp: true)
        }
        for bundle in (0..<network.firstKindBundle).reversed() where self.highest[bundle] > 0 {
            let tail = self.tails[bundle]
            if tail != root { join(tail, to: self.heads[bundle], bundle: Int32(bundle), isUp: true) }
        }
    }
}
