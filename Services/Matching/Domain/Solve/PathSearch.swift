/// The state of successive shortest paths: a network with flow in it and potentials under which no residual arc has a
/// negative reduced cost. `augment` keeps that true.
struct PathSearch {
    private(set) var network: FlowNetwork
    /// Per node; the source stays at zero.
    private(set) var potentials: [LevelCost]

    private var distances: [LevelCost]
    /// The round in which a node was last reached, and settled.
    private var reached: [Int32]
    private var settled: [Int32]
    private var parents: [Int32]
    private var round: Int32 = 0
    private var heap = NodeHeap()
    /// Nodes at exactly the current distance: most arcs of a search are tight, and a stack is cheaper than a heap.
    private var tight: [Int32] = []

    init(_ network: FlowNetwork) {
        let count = network.nodeCount
        self.network = network
        self.distances = Array(repeating: .zero, count: count)
        self.reached = Array(repeating: 0, count: count)
        self.settled = Array(repeating: 0, count: count)
        self.parents = Array(repeating: -1, count: count)
        // The network has no cycle and its nodes are numbered along the flow, so one pass gives the first potentials.
        // They start at zero everywhere, not only at the source, to hold for nodes that nothing reaches.
        var potentials = [LevelCost](repeating: .zero, count: count)
        for node in 0..<count {
            for position in network.starts[node]..<network.forwardEnds[node] {
                let arc = network.arcs[position]
                guard arc.residual > 0 else { continue }
                let through = potentials[node] + network.costs[Int(arc.cost)]
                if through < potentials[Int(arc.head)] { potentials[Int(arc.head)] = through }
            }
        }
        self.potentials = potentials
    }

    /// Sends one unit along the cheapest path, if that gains anything.
    ///
    /// - Returns: whether it did. After `false` the potentials prove the flow optimal: source and sink are both at
    ///   zero.
    mutating func augment() -> Bool {
        let found = self.search()
        let sink = self.network.sink
        let unprofitable = -self.potentials[sink]
        let gains = found && self.distances[sink] < unprofitable
        self.raisePotentials(upTo: gains ? self.distances[sink] : unprofitable)
        guard gains else { return false }
        var node = sink
        while node != FlowNetwork.source {
            node = self.network.send(along: Int(self.parents[node]))
        }
        return true
    }

    /// Adds to each potential its node's distance, but no more than `limit`; that keeps every reduced cost
    /// non-negative, also where the search did not come, because it settled every node nearer than `limit`.
    private mutating func raisePotentials(upTo limit: LevelCost) {
        for node in self.potentials.indices {
            let near = self.settled[node] == self.round && self.distances[node] < limit
            self.potentials[node] = self.potentials[node] + (near ? self.distances[node] : limit)
        }
    }

    /// Dijkstra from the source over reduced costs, until the sink is settled.
    private mutating func search() -> Bool {
        self.round += 1
        self.heap.removeAll()
        self.tight.removeAll(keepingCapacity: true)
        let sink = self.network.sink
        self.distances[FlowNetwork.source] = .zero
        self.reached[FlowNetwork.source] = self.round
        self.tight.append(Int32(FlowNetwork.source))
        while let node = self.nextNode() {
            self.settled[node] = self.round
            if node == sink { return true }
            let base = self.distances[node] + self.potentials[node]
            for position in self.network.starts[node]..<self.network.forwardEnds[node] {
                self.relax(position, base: base, here: self.distances[node])
            }
            for position in self.network.returns[node] {
                self.relax(Int(position), base: base, here: self.distances[node])
            }
        }
        return false
    }

    /// Looks whether the arc at `position` brings its head nearer.
    ///
    /// - Parameters:
    ///   - here: the distance of its tail, just settled.
    ///   - base: that plus the tail's potential.
    @inline(__always)
    private mutating func relax(_ position: Int, base: LevelCost, here: LevelCost) {
        let arc = self.network.arcs[position]
        let head = Int(arc.head)
        guard arc.residual > 0, self.settled[head] != self.round else { return }
        let through = (arc.cost == 0 ? base : base + self.network.costs[Int(arc.cost)]) - self.potentials[head]
        guard self.reached[head] != self.round || through < self.distances[head] else { return }
        // What is no nearer than the sink cannot lie on the way to it.
        let sink = self.network.sink
        if head != sink, self.reached[sink] == self.round, through >= self.distances[sink] { return }
        self.reached[head] = self.round
        self.distances[head] = through
        self.parents[head] = Int32(position)
        if through == here {
            self.tight.append(Int32(head))
        } else {
            self.heap.push(through, Int32(head))
        }
    }

    private mutating func nextNode() -> Int? {
        while let node = self.tight.popLast() {
            if self.settled[Int(node)] != self.round { return Int(node) }
        }
        while let entry = self.heap.pop() {
            if self.settled[Int(entry.node)] != self.round { return Int(entry.node) }
        }
        return nil
    }
}
