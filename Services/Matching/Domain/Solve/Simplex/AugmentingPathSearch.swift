/// Searches for an augmenting path from a candidate profile to a kind of dwelling with a free place, by way of profiles
/// that would move from one kind to another.
struct AugmentingPathSearch {
    private let firstProfile: Int
    private let firstKind: Int
    /// The number of the last search that visited each kind, or each profile.
    private var kindVisits: [Int32]
    private var profileVisits: [Int32]
    private var search: Int32 = 0
    /// Kinds from which no free place can be reached. They stay dead ends in later searches.
    private var isDeadEnd: [Bool]
    /// For each kind, the last step of the path to it: the profile that would move in, and the kind that it would leave.
    private var steps: [(profile: Int32, from: Int32)]
    private var queue: [Int32] = []
    private var position = 0

    init(_ network: ClassNetwork) {
        self.firstProfile = network.firstProfile
        self.firstKind = network.firstKind
        self.kindVisits = [Int32](repeating: 0, count: network.kinds.count)
        self.profileVisits = [Int32](repeating: 0, count: network.profiles.count)
        self.isDeadEnd = [Bool](repeating: false, count: network.kinds.count)
        self.steps = [(profile: Int32, from: Int32)](
            repeating: (SpanningTree.none, SpanningTree.none), count: network.kinds.count)
    }

    mutating func begin() {
        self.search += 1
        self.queue.removeAll(keepingCapacity: true)
        self.position = 0
    }

    /// - Returns: whether the profile is new to this search.
    mutating func visitProfile(_ profile: Int32) -> Bool {
        let index = Int(profile) - self.firstProfile
        guard self.profileVisits[index] != self.search else { return false }
        self.profileVisits[index] = self.search
        return true
    }

    /// - Returns: whether the kind is new to this search.
    mutating func visit(_ kind: Int32, with profile: Int32, from previous: Int32) -> Bool {
        let index = Int(kind) - self.firstKind
        guard !self.isDeadEnd[index], self.kindVisits[index] != self.search else { return false }
        self.kindVisits[index] = self.search
        self.steps[index] = (profile, previous)
        self.queue.append(kind)
        return true
    }

    mutating func next() -> Int32? {
        guard self.position < self.queue.count else { return nil }
        self.position += 1
        return self.queue[self.position - 1]
    }

    func step(into kind: Int32) -> (profile: Int32, from: Int32) { self.steps[Int(kind) - self.firstKind] }

    /// Ends a failed search: the kinds that it visited lead to no free place.
    mutating func markDeadEnds() {
        for kind in self.queue { self.isDeadEnd[Int(kind) - self.firstKind] = true }
    }
}
