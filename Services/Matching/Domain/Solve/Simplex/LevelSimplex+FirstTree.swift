extension LevelSimplex {
    /// Builds a good first flow and a tree that carries it. Candidates, in the order of their own worth, each take a
    /// free place: preferably a dwelling's first place, then the most suitable kind, then the kind that fewest others
    /// are eligible for. The levels then improve the flow to the optimum.
    func buildFirstTree() {
        let network = self.network
        let kinds = network.kinds.indices
        var eligible = [Int](repeating: 0, count: network.kinds.count)
        for (group, members) in network.members.enumerated() {
            for position in self.row(ofGroup: group) {
                eligible[Int(self.rowHeads[position]) - network.firstKind] += members.count
            }
        }
        var rank = [Int](repeating: 0, count: network.kinds.count)
        for (position, kind) in kinds.sorted(by: { (eligible[$0], $0) < (eligible[$1], $1) }).enumerated() {
            rank[kind] = position
        }
        var free = network.places.map(\.count)
        var uncovered = network.places.map { $0.count { $0.number == 0 } }
        var search = AugmentingPathSearch(network)
        for group in network.groupsByPriority {
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
                best = self.makeRoom(group, free: free, &search)
            }
            guard best >= 0 else { continue }
            free[best] -= 1
            uncovered[best] -= 1
        }
        self.connect()
    }

    /// Moves candidates from full kinds to other kinds until one reaches a free place, so that the group's next
    /// candidate can come in.
    ///
    /// - Returns: the kind that has one place less; below zero when there is no path.
    private func makeRoom(_ group: Int, free: [Int], _ search: inout AugmentingPathSearch) -> Int {
        let (tree, network) = (self.tree, self.network)
        search.begin()
        func visit(_ profile: Int32, from kind: Int32) -> Int32? {
            let row = Int(profile) - network.firstProfile
            for position in self.rowStarts[row]..<self.rowStarts[row + 1] {
                let head = self.rowHeads[position]
                guard search.visit(head, with: profile, from: kind) else { continue }
                if free[Int(head) - network.firstKind] > 0 { return head }
            }
            return nil
        }
        let profile = self.heads[network.firstGroupBundle + group]
        var end = search.visitProfile(profile) ? visit(profile, from: SpanningTree.none) : nil
        while end == nil, let kind = search.next() {
            tree.visitNeighbours(kind) { neighbour, flow in
                guard end == nil, flow > 0, search.visitProfile(neighbour) else { return }
                end = visit(neighbour, from: kind)
            }
        }
        guard let last = end else {
            search.markDeadEnds()
            return -1
        }
        var moves: [(profile: Int32, from: Int32, into: Int32)] = []
        var kind = last
        while kind != SpanningTree.none {
            let step = search.step(into: kind)
            moves.append((step.profile, step.from, kind))
            kind = step.from
        }
        for move in moves where move.from != SpanningTree.none { self.removeUnit(move.profile, move.from) }
        for move in moves { self.addUnit(move.profile, move.into) }
        self.addFlow(group, Int(last) - network.firstKind)
        return Int(last) - network.firstKind
    }

    func row(ofGroup group: Int) -> Range<Int> {
        let profile = Int(self.heads[self.network.firstGroupBundle + group]) - self.network.firstProfile
        return self.rowStarts[profile]..<self.rowStarts[profile + 1]
    }

    private func assign(_ group: Int, _ kind: Int) {
        self.addFlow(group, kind)
        self.addUnit(self.heads[self.network.firstGroupBundle + group], Int32(self.network.firstKind + kind))
    }

    /// Adds one unit to every bundle on the path through a group and a kind.
    private func addFlow(_ groupIndex: Int, _ kindIndex: Int) {
        let network = self.network
        let groupBundle = network.firstGroupBundle + groupIndex
        let route = Int(self.tails[groupBundle]) - network.firstRoute
        let institution = network.classes.institutionOfRoute[route]
        for bundle in [
            institution, network.classes.institutions.count + route, groupBundle, network.firstKindBundle + kindIndex,
        ] { self.flow[bundle] += 1 }
    }

    /// Removes one unit from a profile to a kind; one of them is the other's parent.
    private func removeUnit(_ profile: Int32, _ kind: Int32) {
        let node = self.tree.parent[profile] == kind ? profile : kind
        self.tree.pairFlow[node] -= 1
    }

    /// Sends one unit from a profile to a kind. If both are in the same tree, it goes along the tree; if an arc has no
    /// room, the pair takes that arc's place.
    private func addUnit(_ profile: Int32, _ kind: Int32) {
        let tree = self.tree
        let (profileTop, kindTop) = (tree.top(profile), tree.top(kind))
        guard profileTop == kindTop else {
            self.reattach(
                from: kindTop, by: kind, below: profile, bundle: SpanningTree.pair, isUp: false, flow: 1,
                ancestor: SpanningTree.none)
            return
        }
        let ancestor = tree.commonAncestor(profile, kind)
        var blocked = SpanningTree.none
        var isOnProfileSide = false
        var node = profile
        while node != ancestor {
            if self.roomUp(node) == 0 { (blocked, isOnProfileSide) = (node, true) }
            node = tree.parent[node]
        }
        node = kind
        while node != ancestor {
            if self.roomDown(node) == 0 { (blocked, isOnProfileSide) = (node, false) }
            node = tree.parent[node]
        }
        guard blocked != SpanningTree.none else {
            node = profile
            while node != ancestor {
                self.send(1, up: node)
                node = tree.parent[node]
            }
            node = kind
            while node != ancestor {
                self.send(-1, up: node)
                node = tree.parent[node]
            }
            return
        }
        let (inner, outer) = isOnProfileSide ? (profile, kind) : (kind, profile)
        self.reattach(
            from: blocked, by: inner, below: outer, bundle: SpanningTree.pair, isUp: inner == profile, flow: 1,
            ancestor: ancestor
        )
    }

    /// Attaches the separate trees of the first flow to the root, so that every node can send flow there, along the
    /// cheapest path: to a free place, or to the group whose last presented candidate is worth least and would give
    /// way. Those set the price for all nodes that can reach them.
    private func connect() {
        let network = self.network
        let tree = self.tree
        let root = Int32(ClassNetwork.root)
        // A pair without flow cannot send any back.
        for node in 1..<network.nodeCount where tree.parent[node] != SpanningTree.none && tree.pairFlow[node] == 0 {
            tree.detach(Int32(node))
        }
        var attached = PartialTree(network, rowStarts: self.rowStarts, rowHeads: self.rowHeads)
        func attach(_ node: Int32, to parent: Int32, bundle: Int32, isUp: Bool) {
            guard !attached.contains(node) else { return }
            self.reattach(
                from: tree.top(node), by: node, below: parent, bundle: bundle, isUp: isUp, flow: 0,
                ancestor: SpanningTree.none)
            var kinds = attached.add(node, tree)
            while let kind = kinds.popLast() {
                for profile in attached.profiles(eligibleFor: kind)
                where !attached.contains(profile) && tree.hasPair(profile) {
                    self.reattach(
                        from: tree.top(profile), by: profile, below: kind, bundle: SpanningTree.pair, isUp: true,
                        flow: 0, ancestor: SpanningTree.none)
                    kinds += attached.add(profile, tree)
                }
            }
        }
        for isFirst in [true, false] {
            for (index, places) in network.places.enumerated() {
                let bundle = network.firstKindBundle + index
                let firsts = places.count { $0.number == 0 }
                if self.flow[bundle] < (isFirst ? Int32(firsts) : self.highest[bundle]) {
                    attach(self.tails[bundle], to: root, bundle: Int32(bundle), isUp: true)
                }
            }
        }
        // Institutions and routes with flow can send it back.
        for bundle in 0..<network.firstGroupBundle where self.flow[bundle] > 0 {
            attach(self.heads[bundle], to: self.tails[bundle], bundle: Int32(bundle), isUp: false)
        }
        for group in network.groupsByPriority.reversed() {
            let bundle = network.firstGroupBundle + group
            guard self.flow[bundle] > 0 else { continue }
            attach(self.heads[bundle], to: self.tails[bundle], bundle: Int32(bundle), isUp: false)
        }
        // Nodes without flow can send some onward. Profiles that are not needed for that stay outside the tree.
        for bundle in (0..<network.firstKindBundle).reversed() where self.highest[bundle] > 0 {
            let (tail, head) = (self.tails[bundle], self.heads[bundle])
            guard tail != root, !attached.contains(tail) else { continue }
            if bundle >= network.firstGroupBundle, !attached.contains(head) {
                let kind = self.rowHeads[self.rowStarts[Int(head) - network.firstProfile]]
                attach(head, to: kind, bundle: SpanningTree.pair, isUp: true)
            }
            attach(tail, to: head, bundle: Int32(bundle), isUp: true)
        }
    }
}
