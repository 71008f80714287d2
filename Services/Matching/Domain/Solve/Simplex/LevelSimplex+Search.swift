extension LevelSimplex {
    /// Finds the best arc of the next block of arcs that contains one with a gain.
    func search() -> EnteringArc? {
        var best = EnteringArc()
        var scanned = 0
        let rows = self.network.profiles.count
        let total = rows + self.bundleRows
        for _ in 0..<total {
            if self.cursor < rows {
                scanned += self.searchRow(self.cursor, &best)
            } else {
                scanned += self.searchBundles(self.cursor - rows, &best)
            }
            self.cursor += 1
            if self.cursor == total { self.cursor = 0 }
            if scanned >= self.blockSize {
                if best.gain < 0 { return best }
                scanned = 0
            }
        }
        return best.gain < 0 ? best : nil
    }

    @inline(__always)
    func searchRow(_ row: Int, _ best: inout EnteringArc) -> Int {
        let node = Int32(self.network.firstProfile + row)
        let (start, end) = (self.rowStarts[row], self.rowStarts[row + 1])
        guard start < end else { return 0 }
        // Does not detach an end of the best arc so far: a search that began among the bundles comes to that row later.
        if self.tree.isIdle(node), best.from != node, best.to != node { self.tree.detach(node) }
        if !self.tree.isAttached(node) {
            self.searchDetached(row, node, &best)
            return end - start
        }
        let own = self.tree.potential[node]
        if self.hasPairCosts {
            for position in start..<end {
                let head = self.rowHeads[position]
                let reduced = self.pairCosts[position] + own - self.tree.potential[head]
                if reduced < best.gain {
                    best = EnteringArc(gain: reduced, from: node, to: head, bundle: SpanningTree.pair)
                }
            }
        } else {
            for position in start..<end {
                let head = self.rowHeads[position]
                let reduced = own - self.tree.potential[head]
                if reduced < best.gain {
                    best = EnteringArc(gain: reduced, from: node, to: head, bundle: SpanningTree.pair)
                }
            }
        }
        return end - start
    }

    /// Searches a profile that is outside the tree: the best path through it, from one of its groups to one of its
    /// kinds.
    @inline(__always)
    func searchDetached(_ row: Int, _ node: Int32, _ best: inout EnteringArc) {
        let (kind, potential) = self.bestKind(row)
        for index in self.profileStarts[row]..<self.profileStarts[row + 1] {
            let bundle = self.profileBundles[index]
            guard self.highest[bundle] > 0 else { continue }
            let tail = self.tails[bundle]
            let reduced = self.unitCost(bundle, 0) + self.tree.potential[tail] - potential
            if reduced < best.gain {
                best = EnteringArc(gain: reduced, from: tail, to: node, bundle: bundle, kind: kind)
            }
        }
    }

    /// The best kind to attach a profile to, and the profile's potential there.
    @inline(__always)
    func bestKind(_ row: Int) -> (kind: Int32, potential: Int64) {
        var best = (kind: SpanningTree.none, potential: Int64.min)
        for position in self.rowStarts[row]..<self.rowStarts[row + 1] {
            let head = self.rowHeads[position]
            let potential = self.tree.potential[head] - (self.hasPairCosts ? self.pairCosts[position] : 0)
            if potential > best.potential { best = (head, potential) }
        }
        return best
    }

    func searchBundles(_ chunk: Int, _ best: inout EnteringArc) -> Int {
        let first = chunk * Self.bundlesPerRow
        let end = min(first + Self.bundlesPerRow, self.flow.count)
        for bundle in first..<end {
            let bundle = Int32(bundle)
            // The search of its row covers bundles into a profile outside the tree.
            guard self.isAttached(self.heads[bundle]) else { continue }
            let flow = self.flow[bundle]
            let rise = self.rise(bundle)
            if flow < self.highest[bundle] {
                let reduced = self.unitCost(bundle, flow) + rise
                if reduced < best.gain {
                    best = EnteringArc(gain: reduced, from: self.tails[bundle], to: self.heads[bundle], bundle: bundle)
                }
            }
            if flow > self.lowest[bundle] {
                let reduced = -self.unitCost(bundle, flow - 1) - rise
                if reduced < best.gain {
                    best = EnteringArc(gain: reduced, from: self.heads[bundle], to: self.tails[bundle], bundle: bundle)
                }
            }
        }
        return end - first
    }
}
