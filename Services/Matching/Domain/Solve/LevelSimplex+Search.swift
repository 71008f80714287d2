extension LevelSimplex {
    /// The best of the next block of arcs that holds any that gains.
    func search() -> Entering? {
        var best = Entering()
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
    func searchRow(_ row: Int, _ best: inout Entering) -> Int {
        let node = self.network.firstProfile + row
        let own = self.tree.potential[node]
        let (start, end) = (self.rowStarts[row], self.rowStarts[row + 1])
        if self.hasPairCosts {
            for position in start..<end {
                let head = self.rowHeads[position]
                let reduced = self.pairCosts[position] + own - self.tree.potential[head]
                if reduced < best.gain {
                    best = Entering(gain: reduced, from: Int32(node), to: head, bundle: SpanningTree.pair)
                }
            }
        } else {
            for position in start..<end {
                let head = self.rowHeads[position]
                let reduced = own - self.tree.potential[head]
                if reduced < best.gain {
                    best = Entering(gain: reduced, from: Int32(node), to: head, bundle: SpanningTree.pair)
                }
            }
        }
        return end - start
    }

    func searchBundles(_ chunk: Int, _ best: inout Entering) -> Int {
        let first = chunk * Self.bundlesPerRow
        let end = min(first + Self.bundlesPerRow, self.flow.count)
        for bundle in first..<end {
            let bundle = Int32(bundle)
            let flow = self.flow[bundle]
            let rise = self.rise(bundle)
            if flow < self.highest[bundle] {
                let reduced = self.unitCost(bundle, flow) + rise
                if reduced < best.gain {
                    best = Entering(gain: reduced, from: self.tails[bundle], to: self.heads[bundle], bundle: bundle)
                }
            }
            if flow > self.lowest[bundle] {
                let reduced = -self.unitCost(bundle, flow - 1) - rise
                if reduced < best.gain {
                    best = Entering(gain: reduced, from: self.heads[bundle], to: self.tails[bundle], bundle: bundle)
                }
            }
        }
        return end - first
    }
}
