extension LevelSimplex {
    /// The additional flow that can go from a node to its parent.
    @inline(__always)
    func roomUp(_ node: Int32) -> Int32 {
        let bundle = self.tree.bundle[node]
        if bundle == SpanningTree.pair { return self.tree.isUp[node] ? Int32.max : self.tree.pairFlow[node] }
        return self.tree.isUp[node] ? self.runHigh[bundle] - self.flow[bundle] : self.flow[bundle] - self.runLow[bundle]
    }

    /// The additional flow that can go from its parent to a node.
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

    /// Sends as much as possible around the cycle that the entering arc closes, and removes the blocking arc from the
    /// tree.
    func pivot(_ entering: EnteringArc) {
        let tree = self.tree
        let (from, to) = (entering.from, entering.to)
        if entering.kind != SpanningTree.none { self.attachProfile(to, to: entering.kind, for: entering) }
        let ancestor = tree.commonAncestor(from, to)
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
        // Of the arcs with the least room, the last one along the cycle leaves, starting at its top: first choice is
        // the highest one above `to`, then the entering arc itself, then the lowest one above `from`.
        var leaving = SpanningTree.none
        var leavesOnFromSide = false
        var node = from
        while node != ancestor {
            let room = self.roomDown(node)
            if room < amount {
                amount = room
                leaving = node
                leavesOnFromSide = true
            }
            node = tree.parent[node]
        }
        node = to
        while node != ancestor {
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
            while node != ancestor {
                self.send(-amount, up: node)
                node = tree.parent[node]
            }
            node = to
            while node != ancestor {
                self.send(amount, up: node)
                node = tree.parent[node]
            }
            if bundle != SpanningTree.pair { self.flow[bundle] += isForward ? amount : -amount }
        }
        guard leaving != SpanningTree.none else { return }
        let (inner, outer) = leavesOnFromSide ? (from, to) : (to, from)
        self.reattach(
            from: leaving, by: inner, below: outer, bundle: bundle,
            isUp: bundle == SpanningTree.pair ? inner == from : inner == self.tails[bundle], flow: amount,
            ancestor: ancestor)
        // The entering arc has reduced cost zero now: potentials of the subtree below it shift by its gain.
        tree.shift(inner, by: leavesOnFromSide ? -entering.gain : entering.gain)
    }

    /// Attaches a profile that is outside the tree to a kind, without flow, with its potential there.
    private func attachProfile(_ profile: Int32, to kind: Int32, for entering: EnteringArc) {
        self.reattach(
            from: profile, by: profile, below: kind, bundle: SpanningTree.pair, isUp: true, flow: 0,
            ancestor: SpanningTree.none)
        self.tree.potential[profile] =
            self.unitCost(entering.bundle, 0) + self.tree.potential[entering.from] - entering.gain
    }

    /// Cuts the tree above `top` and attaches the loose subtree below `outer`, turned so that `inner` is at its top.
    func reattach(
        from top: Int32, by inner: Int32, below outer: Int32, bundle: Int32, isUp: Bool, flow: Int32, ancestor: Int32
    ) {
        let tree = self.tree
        let loose = tree.size[top]
        var node = tree.parent[top]
        while node != ancestor {
            tree.size[node] -= loose
            node = tree.parent[node]
        }
        node = outer
        while node != ancestor {
            tree.size[node] += loose
            node = tree.parent[node]
        }
        // Every arc on the path from `inner` to `top` is reversed.
        var (child, newParent) = (inner, outer)
        var (newBundle, newIsUp, newFlow) = (bundle, isUp, flow)
        var carried: Int32 = 0
        while true {
            let oldParent = tree.parent[child]
            let (oldBundle, oldIsUp, oldFlow) = (tree.bundle[child], tree.isUp[child], tree.pairFlow[child])
            let oldSize = tree.size[child]
            if oldParent != SpanningTree.none { tree.cut(child) }
            tree.attach(child, to: newParent)
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
