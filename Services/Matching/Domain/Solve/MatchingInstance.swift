/// One day's problem: who may be presented for what, and what each choice is worth on every level.
///
/// Candidates and dwellings stand in the order of their ids and the pairs in the order of their indices, whatever
/// order they came in. So everything computed from an instance is independent of the order of events within a day.
public struct MatchingInstance: Codable, Equatable, Sendable {
    public struct Candidate: Codable, Equatable, Sendable {
        public let id: String
        /// The institution's key: the first layer of the flow, where its share will be weighed (level 4).
        public let institution: String
        /// `Route.rawValue`: the second layer, within the institution (level 5).
        public let route: String
        /// Zero within the norm; otherwise the weight of the group's rank, at least one (level 3).
        public let overNormWeight: Int64
        /// Whole days, not negative (level 6).
        public let waitingDays: Int64

        public init(id: String, institution: String, route: String, overNormWeight: Int64, waitingDays: Int64) {
            self.id = id
            self.institution = institution
            self.route = route
            self.overNormWeight = overNormWeight
            self.waitingDays = waitingDays
        }
    }

    public struct Dwelling: Codable, Equatable, Sendable {
        public let id: String
        /// How many candidates may be presented for it: K of the policy.
        public let places: Int

        public init(id: String, places: Int) {
            self.id = id
            self.places = places
        }
    }

    /// Indices into `candidates` and `dwellings`.
    public struct Pair: Codable, Hashable, Comparable, Sendable {
        public let candidate: Int
        public let dwelling: Int

        public init(candidate: Int, dwelling: Int) {
            self.candidate = candidate
            self.dwelling = dwelling
        }

        public static func < (left: Pair, right: Pair) -> Bool {
            (left.candidate, left.dwelling) < (right.candidate, right.dwelling)
        }
    }

    public let candidates: [Candidate]
    public let dwellings: [Dwelling]
    /// Every eligible pair, once.
    public let pairs: [Pair]

    /// No single value may exceed this, so that no sum along a path overflows 64 bits.
    static let largestValue: Int64 = 1 << 36
    static let largestCount = 1 << 20

    /// - Parameter pairs: indices into the arrays as given here; they follow when those are sorted.
    /// - Throws: `instance-malformed` or `instance-too-large`.
    public init(candidates: [Candidate], dwellings: [Dwelling], pairs: [Pair]) throws(MatchingFault) {
        let candidateOrder = candidates.indices.sorted { candidates[$0].id < candidates[$1].id }
        let dwellingOrder = dwellings.indices.sorted { dwellings[$0].id < dwellings[$1].id }
        var candidatePlace = [Int](repeating: 0, count: candidates.count)
        var dwellingPlace = [Int](repeating: 0, count: dwellings.count)
        for (place, index) in candidateOrder.enumerated() { candidatePlace[index] = place }
        for (place, index) in dwellingOrder.enumerated() { dwellingPlace[index] = place }
        var moved: [Pair] = []
        moved.reserveCapacity(pairs.count)
        for pair in pairs {
            guard candidates.indices.contains(pair.candidate), dwellings.indices.contains(pair.dwelling) else {
                throw MatchingFault(code: "instance-malformed", message: "a pair names nobody: \(pair)")
            }
            moved.append(Pair(candidate: candidatePlace[pair.candidate], dwelling: dwellingPlace[pair.dwelling]))
        }
        moved.sort()
        self.candidates = candidateOrder.map { candidates[$0] }
        self.dwellings = dwellingOrder.map { dwellings[$0] }
        self.pairs = moved
        try self.validate()
    }

    /// Level 8 on places: the k-th place of every dwelling comes before any k+1-th, within that by dwelling id.
    ///
    /// All weights differ, and so do the ranks of the candidates: that makes the chosen candidates and the number of
    /// places per dwelling unique, because both form matroids (Mendelsohn and Dulmage: the best of each fit
    /// together).
    func placeTieBreak(dwelling: Int, place: Int) -> Int64 {
        Int64(place) * Int64(self.dwellings.count) + Int64(dwelling)
    }

    private func validate() throws(MatchingFault) {
        func malformed(_ message: String) -> MatchingFault {
            MatchingFault(code: "instance-malformed", message: message)
        }
        // Everything is sorted, so what stands twice stands side by side.
        for (first, second) in zip(self.candidates, self.candidates.dropFirst()) where first.id == second.id {
            throw malformed("candidate twice: \(first.id)")
        }
        for (first, second) in zip(self.dwellings, self.dwellings.dropFirst()) where first.id == second.id {
            throw malformed("dwelling twice: \(first.id)")
        }
        for (first, second) in zip(self.pairs, self.pairs.dropFirst()) where first == second {
            throw malformed("pair twice: \(first)")
        }
        let values = 0...Self.largestValue
        guard self.candidates.count <= Self.largestCount, self.dwellings.count <= Self.largestCount,
            self.pairs.count <= 1 << 28,
            self.candidates.allSatisfy({ values.contains($0.overNormWeight) && values.contains($0.waitingDays) }),
            self.dwellings.allSatisfy({ (0...1000).contains($0.places) })
        else { throw MatchingFault(code: "instance-too-large", message: "a count or value is out of bounds") }
    }
}
