extension LevelSimplex {
    /// How much more can go from a node to its parent.
    @inline(__always)
    func roomUp(_ node: Int32) -> Int32 {
        let bundle = self.tree.bundle[node]
        if bundle == SpanningTree.pair { return self.tree.isUp[node] ? Int32.max : self.tree.pairFlow[node] }
        return self.tree.isUp[node] ? self.runHigh[bundle] - self.flow[bundle] : self.flow[bundle] - self.runLow[bundle]
    }

    /// How much more can go from its parent to a node.
    @inline(__always)
    func roomDown(_ node: Int32) -> Int32 {
        let bundle = self.tree.bundle[node]
        if bundle == SpanningTree.pair { return self.tree.isUp[node] ? self.tree.pairFlow[node] : Int32.max }
        return self.tree.isUp[node] ? self.flow[bundle] - self.runLow[bundle] : self.runHigh[bundle] - self.flow[bundle]
    }

    /// Sends an amount from a node to its parent.
    @inline(__always)
    func send(_ amount: Int32, up node: Int32) {
        let change = self.tree.isUp[node] ? amount : -amount
        let bundle = self.tree.bundle[node]
        if bundle == SpanningTree.pair { self.tree.pairFlow[node] += change } else { self.flow[bundle] += change }
    }

    /// Sends what can go around the cycle that the entering arc closes, and takes the arc that stops it out of the tree.
    func pivot(_ entering: Entering) {
        let tree = self.tree
        let (from, to) = (entering.from, entering.to)
        if entering.kind != SpanningTree.none { self.attach(to, to: entering.kind, for: entering) }
        let join = tree.join(from, to)
        let bundle = entering.bundle
        var amount = Int32.max
        var isForward = true
        if bundle != SpanningTree.pair {
            isForward = from == self.tails[bundle]
            let unit = isForward ? self.flow[bundle] : self.flow[bundle] - 1
            self.runLow[bundle] = self.runStart(bundle, unit)
            self.runHigh[bundle] = self.runEnd(bundle, unit)
            amount = isForward ? self.runHigh[bundle] - self.flow[bundle] : self.flow[bundle] - self.runLow[bundle]
        }
        // Of the arcs that allow least, the last one along the cycle as seen from its top: up from `to` the highest,
        // then the entering arc itself, then down to `from` the lowest.
        var leaving = SpanningTree.none
        var leavesOnFromSide = false
        var node = from
        while node != join {
            let room = self.roomDown(node)
            if room < amount {
                amount = room
                leaving = node
                leavesOnFromSide = true
            }
            node = tree.parent[node]
        }
        node = to
        while node != join {
            let room = self.roomUp(node)
            if room <= amount {
                amount = room
                leaving = node
                leavesOnFromSide = false
            }
            node = tree.parent[node]
        }
        if amount > 0 {
            node = from
            while node != join {
                self.send(-amount, up: node)
                node = tree.parent[node]
            }
            node = to
            while node != join {
                self.send(amount, up: node)
                node = tree.parent[node]
            }
            if bundle != SpanningTree.pair { self.flow[bundle] += isForward ? amount : -amount }
        }
        guard leaving != SpanningTree.none else { return }
        let (inner, outer) = leavesOnFromSide ? (from, to) : (to, from)
        self.rehang(
            from: leaving, by: inner, below: outer, bundle: bundle,
            isUp: bundle == SpanningTree.pair ? inner == from : inner == self.tails[bundle], flow: amount, join: join)
        // The entering arc is tight now: what hangs from it shifts by what it would have gained.
        tree.shift(inner, by: leavesOnFromSide ? -entering.gain : entering.gain)
    }

    /// Hangs a profile that hangs nowhere from a kind, carrying nothing, with the potential it gets there.
    private func attach(_ profile: Int32, to kind: Int32, for entering: Entering) {
        self.rehang(
            from: profile, by: profile, below: kind, bundle: SpanningTree.pair, isUp: true, flow: 0,
            join: SpanningTree.none)
        self.tree.potential[profile] =
            self.unitCost(entering.bundle, 0) + self.tree.potential[entering.from] - entering.gain
    }

    /// Cuts the tree above `top` and hangs what comes loose, turned so that `inner` is at its top, below `outer`.
    func rehang(
        from top: Int32, by inner: Int32, below outer: Int32, bundle: Int32, isUp: Bool, flow: Int32, join: Int32
    ) {
        let tree = self.tree
        let loose = tree.size[top]
        var node = tree.parent[top]
        while node != join {
            tree.size[node] -= loose
            node = tree.parent[node]
        }
        node = outer
        while node != join {
            tree.size[node] += loose
            node = tree.parent[node]
        }
        // Along the path from `inner` to `top` every arc changes ends.
        var (child, newParent) = (inner, outer)
        var (newBundle, newIsUp, newFlow) = (bundle, isUp, flow)
        var carried: Int32 = 0
        while true {
            let oldParent = tree.parent[child]
            let (oldBundle, oldIsUp, oldFlow) = (tree.bundle[child], tree.isUp[child], tree.pairFlow[child])
            let oldSize = tree.size[child]
            if oldParent != SpanningTree.none { tree.cut(child) }
            tree.hang(child, from: newParent)
            tree.bundle[child] = newBundle
            tree.isUp[child] = newIsUp
            tree.pairFlow[child] = newFlow
            tree.size[child] = loose - carried
            if child == top { return }
            carried = oldSize
            newParent = child
            child = oldParent
            (newBundle, newIsUp, newFlow) = (oldBundle, !oldIsUp, oldFlow)
        }
    }
}
