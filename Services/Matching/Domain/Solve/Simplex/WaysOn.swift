/// A search for a free place, over kinds and the profiles that would leave them.
struct WaysOn {
    private let firstProfile: Int
    private let firstKind: Int
    /// The search in which a kind was last reached, a profile last left.
    private var reached: [Int32]
    private var left: [Int32]
    private var search: Int32 = 0
    /// Kinds from which no free place can be reached any more: whatever comes, that stays so.
    private var isClosed: [Bool]
    /// Per kind, who would come in, and which kind that would leave.
    private var comes: [(profile: Int32, leaves: Int32)]
    private var queue: [Int32] = []
    private var position = 0

    init(_ network: ClassNetwork) {
        self.firstProfile = network.firstProfile
        self.firstKind = network.firstKind
        self.reached = [Int32](repeating: 0, count: network.kinds.count)
        self.left = [Int32](repeating: 0, count: network.profiles.count)
        self.isClosed = [Bool](repeating: false, count: network.kinds.count)
        self.comes = [(profile: Int32, leaves: Int32)](
            repeating: (SpanningTree.none, SpanningTree.none), count: network.kinds.count)
    }

    mutating func begin() {
        self.search += 1
        self.queue.removeAll(keepingCapacity: true)
        self.position = 0
    }

    /// - Returns: whether the profile had not been left in this search.
    mutating func leave(_ profile: Int32) -> Bool {
        let index = Int(profile) - self.firstProfile
        guard self.left[index] != self.search else { return false }
        self.left[index] = self.search
        return true
    }

    /// - Returns: whether the kind is new to this search.
    mutating func reach(_ kind: Int32, by profile: Int32, leaving: Int32) -> Bool {
        let index = Int(kind) - self.firstKind
        guard !self.isClosed[index], self.reached[index] != self.search else { return false }
        self.reached[index] = self.search
        self.comes[index] = (profile, leaving)
        self.queue.append(kind)
        return true
    }

    mutating func next() -> Int32? {
        guard self.position < self.queue.count else { return nil }
        self.position += 1
        return self.queue[self.position - 1]
    }

    func step(into kind: Int32) -> (profile: Int32, leaves: Int32) { self.comes[Int(kind) - self.firstKind] }

    /// The search has failed: what it reached leads nowhere.
    mutating func close() {
        for kind in self.queue { self.isClosed[Int(kind) - self.firstKind] = true }
    }
}
