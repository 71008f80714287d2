/// One day's problem: the eligible pairs, and the value of each choice on every level.
///
/// Eligibility and suitability are given by class: candidates with the same row form one *profile*, dwellings with the
/// same column one *kind*. Everything is in a canonical order (candidates and dwellings by id, profiles and kinds by
/// their first member), so the results computed from an instance do not depend on the order of events within a day.
public struct MatchingInstance: Equatable, Sendable {
    public struct Candidate: Codable, Equatable, Sendable {
        public let id: String
        /// The institution's key: the first layer of the flow, where its share is weighed.
        public let institution: String
        /// `Route.rawValue`: the second layer, within the institution.
        public let route: String
        /// Zero for a candidate within the norm; otherwise the weight of the group's rank, at least one.
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
        /// The maximum number of candidates presented for it: the policy's K.
        public let places: Int
        /// The number of those places already taken, counted from the first; above zero in a solve that fixes a pair
        /// beforehand.
        public let taken: Int

        public init(id: String, places: Int, taken: Int = 0) {
            self.id = id
            self.places = places
            self.taken = min(taken, places)
        }

        /// The numbers of the free places; zero is the first candidate's place.
        public var freePlaces: Range<Int> { self.taken..<max(self.taken, self.places) }
    }

    /// The kinds of dwelling that a profile is eligible for.
    public struct Row: Codable, Hashable, Sendable {
        /// Ascending.
        public var kinds: [Int32]
        /// The suitability for each kind, from 0 to 255.
        public var scores: [UInt8]

        public init(kinds: [Int32] = [], scores: [UInt8] = []) {
            self.kinds = kinds
            self.scores = scores
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
    /// For each candidate its profile: an index into `rows`.
    public let profiles: [Int32]
    /// For each dwelling its kind.
    public let kinds: [Int32]
    public let rows: [Row]
    public private(set) var shares: Shares
    /// Most important first.
    public let order: [Level]
    /// The name of level 8's draw: the day.
    public let draw: String

    /// No single value may exceed this, so that no sum along a path overflows 64 bits.
    static let largestValue: Int64 = 1 << 36
    static let largestCount = 1 << 20

    /// - Parameters:
    ///   - profiles: for each candidate an index into `rows`.
    ///   - kinds: for each dwelling its kind, as used in the rows.
    /// - Throws: `instance-malformed` or `instance-too-large`.
    public init(
        candidates: [Candidate], dwellings: [Dwelling], profiles: [Int], kinds: [Int], rows: [Row],
        shares: Shares = .none, order: [Level] = Level.standardOrder, draw: String = ""
    ) throws(MatchingFault) {
        try Self.validate(candidates, dwellings, profiles: profiles, kinds: kinds, rows: rows)
        let candidateOrder = candidates.indices.sorted { candidates[$0].id < candidates[$1].id }
        let dwellingOrder = dwellings.indices.sorted { dwellings[$0].id < dwellings[$1].id }
        let classes = Reduction(
            profiles: candidateOrder.map { profiles[$0] }, kinds: dwellingOrder.map { kinds[$0] }, rows: rows)
        self.candidates = candidateOrder.map { candidates[$0] }
        self.dwellings = dwellingOrder.map { dwellings[$0] }
        self.profiles = classes.profiles
        self.kinds = classes.kinds
        self.rows = classes.rows
        self.shares = shares
        self.order = order
        self.draw = draw
        try self.validateValues()
    }

    /// The same instance with other shares.
    func withShares(_ shares: Shares) throws(MatchingFault) -> MatchingInstance {
        var instance = self
        instance.shares = shares
        try instance.validateValues()
        return instance
    }

    /// The suitability of a pair; `nil` when it is not eligible.
    public func score(_ pair: Pair) -> UInt8? {
        guard self.candidates.indices.contains(pair.candidate), self.dwellings.indices.contains(pair.dwelling) else {
            return nil
        }
        let row = self.rows[Int(self.profiles[pair.candidate])]
        return row.kinds.binaryIndex(of: self.kinds[pair.dwelling]).map { row.scores[$0] }
    }

    /// The number of eligible pairs of a candidate and a dwelling.
    public var pairCount: Int {
        var dwellings = [Int](repeating: 0, count: self.kindCount)
        for kind in self.kinds { dwellings[Int(kind)] += 1 }
        let perRow = self.rows.map { $0.kinds.reduce(0) { $0 + dwellings[Int($1)] } }
        return self.profiles.reduce(0) { $0 + perRow[Int($1)] }
    }

    public var kindCount: Int { Int(self.kinds.max() ?? -1) + 1 }

    public var places: Int { self.dwellings.reduce(0) { $0 + $1.freePlaces.count } }
}

extension MatchingInstance {
    private static func malformed(_ message: String) -> MatchingFault {
        MatchingFault(code: "instance-malformed", message: message)
    }

    private static func validate(
        _ candidates: [Candidate], _ dwellings: [Dwelling], profiles: [Int], kinds: [Int], rows: [Row]
    ) throws(MatchingFault) {
        guard profiles.count == candidates.count, profiles.allSatisfy({ rows.indices.contains($0) }) else {
            throw Self.malformed("a candidate without a profile")
        }
        let limit = Self.largestCount
        guard kinds.count == dwellings.count, kinds.allSatisfy({ (0..<limit).contains($0) }) else {
            throw Self.malformed("a dwelling without a kind")
        }
        for row in rows {
            guard row.kinds.count == row.scores.count, row.kinds.allSatisfy({ (0..<limit).contains(Int($0)) }),
                zip(row.kinds, row.kinds.dropFirst()).allSatisfy({ $0 < $1 })
            else { throw Self.malformed("a row out of order, or a pair twice") }
        }
    }

    private func validateValues() throws(MatchingFault) {
        // Everything is sorted, so duplicates are adjacent.
        for (first, second) in zip(self.candidates, self.candidates.dropFirst()) where first.id == second.id {
            throw Self.malformed("candidate twice: \(first.id)")
        }
        for (first, second) in zip(self.dwellings, self.dwellings.dropFirst()) where first.id == second.id {
            throw Self.malformed("dwelling twice: \(first.id)")
        }
        guard Level.isSolvable(self.order) else { throw Self.malformed("levels in an impossible order") }
        try self.validateShares()
        let values = 0...Self.largestValue
        let heaviest = self.dwellings.reduce(0) { $0 + max(0, $1.places) * max(0, $1.places - 1) / 2 }
        guard self.candidates.count <= Self.largestCount, self.dwellings.count <= Self.largestCount,
            self.candidates.allSatisfy({ values.contains($0.overNormWeight) && values.contains($0.waitingDays) }),
            self.dwellings.allSatisfy({ (0...1000).contains($0.places) }), heaviest < 1 << 20
        else { throw MatchingFault(code: "instance-too-large", message: "a count or value is out of bounds") }
    }

    private func validateShares() throws(MatchingFault) {
        let shares = self.shares
        guard shares.denominator > 0 else { throw Self.malformed("shares without a denominator") }
        for (first, second) in zip(shares.institutions, shares.institutions.dropFirst())
        where first.institution == second.institution { throw Self.malformed("share twice: \(first.institution)") }
        for (first, second) in zip(shares.routes, shares.routes.dropFirst())
        where (first.institution, first.route) == (second.institution, second.route) {
            throw Self.malformed("share twice: \(first.institution), \(first.route)")
        }
        let numerators = shares.institutions.map(\.numerator) + shares.routes.map(\.numerator)
        let largest = numerators.map(\.magnitude).max() ?? 0
        let places = Double(min(self.places, self.candidates.count) + 1)
        guard Double(shares.denominator) * places * places + 2 * Double(largest) * places < 0x1p60 else {
            throw MatchingFault(code: "instance-too-large", message: "the shares are out of bounds")
        }
    }
}

extension MatchingInstance: Codable {
    private enum CodingKeys: String, CodingKey {
        case candidates, dwellings, profiles, kinds, rows, shares, order, draw
    }

    /// Decodes a stored instance. The initialiser sorts and checks it like a new one, in case it was edited.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            candidates: values.decode([Candidate].self, forKey: .candidates),
            dwellings: values.decode([Dwelling].self, forKey: .dwellings),
            profiles: values.decode([Int].self, forKey: .profiles), kinds: values.decode([Int].self, forKey: .kinds),
            rows: values.decode([Row].self, forKey: .rows), shares: values.decode(Shares.self, forKey: .shares),
            order: values.decode([Level].self, forKey: .order), draw: values.decode(String.self, forKey: .draw))
    }
}

extension [Int32] {
    /// The index of a value in an ascending array.
    func binaryIndex(of value: Int32) -> Int? {
        var (low, high) = (0, self.count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low < self.count && self[low] == value ? low : nil
    }
}
