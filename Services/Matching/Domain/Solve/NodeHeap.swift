/// A binary heap of (distance, node), smallest first. Equal distances leave in the order of their nodes, so that a
/// search never depends on how it got there.
struct NodeHeap {
    private var entries: [(distance: LevelCost, node: Int32)] = []

    mutating func removeAll() { self.entries.removeAll(keepingCapacity: true) }

    mutating func push(_ distance: LevelCost, _ node: Int32) {
        self.entries.append((distance, node))
        var child = self.entries.count - 1
        let entry = self.entries[child]
        while child > 0 {
            let parent = (child - 1) / 2
            guard Self.precedes(entry, self.entries[parent]) else { break }
            self.entries[child] = self.entries[parent]
            child = parent
        }
        self.entries[child] = entry
    }

    mutating func pop() -> (distance: LevelCost, node: Int32)? {
        guard let first = self.entries.first, let last = self.entries.popLast() else { return nil }
        let count = self.entries.count
        guard count > 0 else { return first }
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < count else { break }
            if child + 1 < count, Self.precedes(self.entries[child + 1], self.entries[child]) { child += 1 }
            guard Self.precedes(self.entries[child], last) else { break }
            self.entries[parent] = self.entries[child]
            parent = child
        }
        self.entries[parent] = last
        return first
    }

    private static func precedes(
        _ left: (distance: LevelCost, node: Int32), _ right: (distance: LevelCost, node: Int32)
    ) -> Bool {
        left.distance == right.distance ? left.node < right.node : left.distance < right.distance
    }
}
