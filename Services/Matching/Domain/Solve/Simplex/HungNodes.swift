/// Which nodes hang from the root already while the first tree is put together, and who is eligible for what.
struct HungNodes {
    private let firstProfile: Int
    private let firstKind: Int
    private var isHung: [Bool]
    private var columnStarts: [Int]
    private var columns: [Int32]

    init(_ network: ClassNetwork, rowStarts: [Int], rowHeads: Buffer<Int32>) {
        self.firstProfile = network.firstProfile
        self.firstKind = network.firstKind
        self.isHung = [Bool](repeating: false, count: network.nodeCount)
        self.isHung[ClassNetwork.root] = true
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

    func contains(_ node: Int32) -> Bool { self.isHung[Int(node)] }

    func profiles(eligibleFor kind: Int32) -> ArraySlice<Int32> {
        let index = Int(kind) - self.firstKind
        return self.columns[self.columnStarts[index]..<self.columnStarts[index + 1]]
    }

    /// Notes a node and all that hangs from it; returns the kinds among them.
    mutating func add(_ node: Int32, _ tree: SpanningTree) -> [Int32] {
        var kinds: [Int32] = []
        tree.visit(node) { below in
            guard !self.isHung[Int(below)] else { return }
            self.isHung[Int(below)] = true
            if Int(below) >= self.firstKind { kinds.append(below) }
        }
        return kinds
    }
}
