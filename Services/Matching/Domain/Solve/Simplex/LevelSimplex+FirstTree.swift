extension LevelSimplex {
    /// A good flow and a tree that carries it: candidates in the order of what they are worth alone, each into a place
    /// that is free: preferably a dwelling's first, where it fits best, where fewest others can go. What that misses the
    /// levels mend.
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
        var ways = WaysOn(network)
        for group in network.groupsByWorth {
            var best = -1
            var bestKey = (Int.max, 0, 0)
            for position in self.row(ofGroup: group) {
                let kind = Int(self.rowHeads[position]) - network.firstKind
                guard free[kind] > 0 else { continue }
                let key = (uncovered[kind] > 0 ? 0 : 1, 255 - Int(network.rowScores[position]), rank[kind])
                if key < bestKey { (best, bestKey) = (kind, key) }
            }
            if best >= 0 {
                self.assign(group, best)
            } else {
                best = self.makeRoom(group, free: free, &ways)
            }
            guard best >= 0 else { continue }
            free[best] -= 1
            uncovered[best] -= 1
        }
        self.connect()
    }

    /// Moves people along from full kinds until one comes to a free place, so that the group's next can come in.
    ///
    /// - Returns: the kind that has a place less; below zero when there is no way.
    private func makeRoom(_ group: Int, free: [Int], _ ways: inout WaysOn) -> Int {
        let (tree, network) = (self.tree, self.network)
        ways.begin()
        func reach(_ profile: Int32, leaving kind: Int32) -> Int32? {
            let row = Int(profile) - network.firstProfile
            for position in self.rowStarts[row]..<self.rowStarts[row + 1] {
                let head = self.rowHeads[position]
                guard ways.reach(head, by: profile, leaving: kind) else { continue }
                if free[Int(head) - network.firstKind] > 0 { return head }
            }
            return nil
        }
        let profile = self.heads[network.firstGroupBundle + group]
        var end = ways.leave(profile) ? reach(profile, leaving: SpanningTree.none) : nil
        while end == nil, let kind = ways.next() {
            tree.visitNeighbours(kind) { neighbour, flow in
                guard end == nil, flow > 0, ways.leave(neighbour) else { return }
                end = reach(neighbour, leaving: kind)
            }
        }
        guard let last = end else {
            ways.close()
            return -1
        }
        var moves: [(profile: Int32, leaves: Int32, into: Int32)] = []
        var kind = last
        while kind != SpanningTree.none {
            let step = ways.step(into: kind)
            moves.append((step.profile, step.leaves, kind))
            kind = step.leaves
        }
        for move in moves where move.leaves != SpanningTree.none { self.release(move.profile, move.leaves) }
        for move in moves { self.put(move.profile, move.into) }
        self.count(group, Int(last) - network.firstKind)
        return Int(last) - network.firstKind
    }

    func row(ofGroup group: Int) -> Range<Int> {
        let profile = Int(self.heads[self.network.firstGroupBundle + group]) - self.network.firstProfile
        return self.rowStarts[profile]..<self.rowStarts[profile + 1]
    }

    private func assign(_ group: Int, _ kind: Int) {
        self.count(group, kind)
        self.put(self.heads[self.network.firstGroupBundle + group], Int32(self.network.firstKind + kind))
    }

    /// One unit more in every bundle from a group and into a kind.
    private func count(_ groupIndex: Int, _ kindIndex: Int) {
        let network = self.network
        let groupBundle = network.firstGroupBundle + groupIndex
        let route = Int(self.tails[groupBundle]) - network.firstRoute
        let institution = network.classes.institutionOfRoute[route]
        for bundle in [
            institution, network.classes.institutions.count + route, groupBundle, network.firstKindBundle + kindIndex,
        ] { self.flow[bundle] += 1 }
    }

    /// One unit less from a profile to a kind that hang side by side.
    private func release(_ profile: Int32, _ kind: Int32) {
        let node = self.tree.parent[profile] == kind ? profile : kind
        self.tree.pairFlow[node] -= 1
    }

    /// One unit from a profile to a kind. Where they hang together already it goes along the tree, as far as it can.
    private func put(_ profile: Int32, _ kind: Int32) {
        let tree = self.tree
        let (profileTop, kindTop) = (tree.top(profile), tree.top(kind))
        guard profileTop == kindTop else {
            self.rehang(
                from: kindTop, by: kind, below: profile, bundle: SpanningTree.pair, isUp: false, flow: 1,
                join: SpanningTree.none)
            return
        }
        let join = tree.join(profile, kind)
        var blocked = SpanningTree.none
        var isOnProfileSide = false
        var node = profile
        while node != join {
            if self.roomUp(node) == 0 { (blocked, isOnProfileSide) = (node, true) }
            node = tree.parent[node]
        }
        node = kind
        while node != join {
            if self.roomDown(node) == 0 { (blocked, isOnProfileSide) = (node, false) }
            node = tree.parent[node]
        }
        guard blocked != SpanningTree.none else {
            node = profile
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
        let (inner, outer) = isOnProfileSide ? (profile, kind) : (kind, profile)
        self.rehang(
            from: blocked, by: inner, below: outer, bundle: SpanningTree.pair, isUp: inner == profile, flow: 1,
            join: join
        )
    }

    /// Joins what the first flow has left apart to the root, so that every node can send something there, along the way
    /// that costs least: to a free place, or to the group whose last one presented is worth least and would give way.
    /// Those set the price of all who can reach them.
    private func connect() {
        let network = self.network
        let tree = self.tree
        let root = Int32(ClassNetwork.root)
        // What came to carry nothing would not let anything back.
        for node in 1..<network.nodeCount where tree.parent[node] != SpanningTree.none && tree.pairFlow[node] == 0 {
            tree.detach(Int32(node))
        }
        var hung = HungNodes(network, rowStarts: self.rowStarts, rowHeads: self.rowHeads)
        func join(_ node: Int32, to parent: Int32, bundle: Int32, isUp: Bool) {
            guard !hung.contains(node) else { return }
            self.rehang(
                from: tree.top(node), by: node, below: parent, bundle: bundle, isUp: isUp, flow: 0,
                join: SpanningTree.none)
            var kinds = hung.add(node, tree)
            while let kind = kinds.popLast() {
                for profile in hung.profiles(eligibleFor: kind) where !hung.contains(profile) && tree.carries(profile) {
                    self.rehang(
                        from: tree.top(profile), by: profile, below: kind, bundle: SpanningTree.pair, isUp: true,
                        flow: 0, join: SpanningTree.none)
                    kinds += hung.add(profile, tree)
                }
            }
        }
        for isFirst in [true, false] {
            for (index, places) in network.places.enumerated() {
                let bundle = network.firstKindBundle + index
                let firsts = places.count { $0.number == 0 }
                if self.flow[bundle] < (isFirst ? Int32(firsts) : self.highest[bundle]) {
                    join(self.tails[bundle], to: root, bundle: Int32(bundle), isUp: true)
                }
            }
        }
        // Institutions and routes with flow can send it back.
        for bundle in 0..<network.firstGroupBundle where self.flow[bundle] > 0 {
            join(self.heads[bundle], to: self.tails[bundle], bundle: Int32(bundle), isUp: false)
        }
        for group in network.groupsByWorth.reversed() {
            let bundle = network.firstGroupBundle + group
            guard self.flow[bundle] > 0 else { continue }
            join(self.heads[bundle], to: self.tails[bundle], bundle: Int32(bundle), isUp: false)
        }
        // Whoever has no flow can send some on. Profiles that nobody needs for that stay apart.
        for bundle in (0..<network.firstKindBundle).reversed() where self.highest[bundle] > 0 {
            let (tail, head) = (self.tails[bundle], self.heads[bundle])
            guard tail != root, !hung.contains(tail) else { continue }
            if bundle >= network.firstGroupBundle, !hung.contains(head) {
                let kind = self.rowHeads[self.rowStarts[Int(head) - network.firstProfile]]
                join(head, to: kind, bundle: SpanningTree.pair, isUp: true)
            }
            join(tail, to: head, bundle: Int32(bundle), isUp: true)
        }
    }
}
