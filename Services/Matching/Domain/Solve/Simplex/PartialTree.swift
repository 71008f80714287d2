/// The part of the first tree that is already attached to the root, and the profiles that are eligible for each kind.
struct PartialTree {
    private let firstProfile: Int
    private let firstKind: Int
    private var isAttached: [Bool]
    private var columnStarts: [Int]
    private var columns: [Int32]

    init(_ network: ClassNetwork, rowStarts: [Int], rowHeads: Buffer<Int32>) {
        self.firstProfile = network.firstProfile
        self.firstKind = network.firstKind
        self.isAttached = [Bool](repeating: false, count: network.nodeCount)
        self.isAttached[ClassNetwork.root] = true
        var counts = [Int](repeating: 0, count: network.kinds.count + 1)
        for position in 0..<rowHeads.count { counts[Int(rowHeads[position]) - network.firstKind + 1] += 1 }
        for kind in network.kinds.indices { counts[kind + 1] += counts[kind] }
        self.columnStarts = counts
        self.columns = [Int32](repeating: 0, count: rowHeads.count)
        for row in network.profiles.indices {
            for position in rowStarts[row]..<rowStarts[row + 1] {
                let kind = Int(rowHeads[position]) - network.firstKind
                self.columns[counts[kind]] = Int32(network.firstProfile + row)
                counts[kind] += 1
            }
        }
    }

    func contains(_ node: Int32) -> Bool { self.isAttached[Int(node)] }

    func profiles(eligibleFor kind: Int32) -> ArraySlice<Int32> {
        let index = Int(kind) - self.firstKind
        return self.columns[self.columnStarts[index]..<self.columnStarts[index + 1]]
    }

    /// Adds a node and its subtree; returns the kinds among them.
    mutating func add(_ node: Int32, _ tree: SpanningTree) -> [Int32] {
        var kinds: [Int32] = []
        tree.visit(node) { below in
            guard !self.isAttached[Int(below)] else { return }
            self.isAttached[Int(below)] = true
            if Int(below) >= self.firstKind { kinds.append(below) }
        }
        return kinds
    }
}
