/// The day's problem as a network: source → institution → (institution, route) → candidate → dwelling → sink.
///
/// Gains are negative costs and stand on the arcs into candidates and out of
/// dwellings; a dwelling has one arc per place, so that its first place can be worth more than the others (level 1).
struct FlowNetwork {
    static let source = 0

    let institutions: [String]
    let routes: [Certificate.RouteNode]
    let firstRoute: Int
    let firstCandidate: Int
    let firstDwelling: Int
    let sink: Int
    let nodeCount: Int

    /// One direction of an arc. Its reverse is its twin; what one can carry more, the other can carry less.
    struct Arc {
        let head: Int32
        /// How much more it can carry.
        var residual: Int32
        /// Which of `costs` is its own.
        let cost: Int32
        /// Where the twin stands in `arcs`.
        var twin: Int32
    }

    /// The arcs that leave node `n` along the flow are `arcs[starts[n]..<forwardEnds[n]]`, those against it follow up
    /// to `starts[n + 1]`: together in memory, because a search reads them so.
    private(set) var arcs: [Arc] = []
    private(set) var starts: [Int] = []
    private(set) var forwardEnds: [Int] = []
    /// Per node where its arcs against the flow stand that can carry something. They are few: a dwelling has many
    /// eligible candidates, but only its presented ones can go elsewhere.
    private(set) var returns: [[Int32]] = []
    /// Distinct costs; most arcs are free and share the first.
    private(set) var costs: [LevelCost] = [.zero]
    /// Where the arcs of the instance's pairs stand, in their order.
    private(set) var pairArcs: [Int] = []

    init(_ instance: MatchingInstance) {
        let institutions = Array(Set(instance.candidates.map(\.institution))).sorted()
        let routes = Array(
            Set(instance.candidates.map { Certificate.RouteNode(institution: $0.institution, route: $0.route) })
        ).sorted { ($0.institution, $0.route) < ($1.institution, $1.route) }
        self.institutions = institutions
        self.routes = routes
        self.firstRoute = 1 + institutions.count
        self.firstCandidate = self.firstRoute + routes.count
        self.firstDwelling = self.firstCandidate + instance.candidates.count
        self.sink = self.firstDwelling + instance.dwellings.count
        self.nodeCount = self.sink + 1

        let institutionNode = Dictionary(
            uniqueKeysWithValues: institutions.enumerated().map { ($1, 1 + $0) })
        let routeNode = Dictionary(uniqueKeysWithValues: routes.enumerated().map { ($1, self.firstRoute + $0) })
        // One more than can ever flow: these arcs are never full, as the certificate's reader takes them to be.
        let everyone = Int32(clamping: instance.candidates.count + 1)
        for index in institutions.indices {
            self.addArc(from: Self.source, to: 1 + index, capacity: everyone, cost: .zero)
        }
        for (index, route) in routes.enumerated() {
            let tail = institutionNode[route.institution] ?? Self.source
            self.addArc(from: tail, to: self.firstRoute + index, capacity: everyone, cost: .zero)
        }
        for (index, candidate) in instance.candidates.enumerated() {
            let key = Certificate.RouteNode(institution: candidate.institution, route: candidate.route)
            let gain = LevelCost(
                overNorm: -candidate.overNormWeight, waiting: -candidate.waitingDays, canonical: Int64(index))
            self.addArc(
                from: routeNode[key] ?? Self.source, to: self.firstCandidate + index, capacity: 1, cost: gain)
        }
        let firstPairArc = self.arcs.count
        for pair in instance.pairs {
            self.addArc(
                from: self.firstCandidate + pair.candidate, to: self.firstDwelling + pair.dwelling, capacity: 1,
                cost: .zero)
        }
        for (index, dwelling) in instance.dwellings.enumerated() {
            for place in 0..<dwelling.places {
                let gain = LevelCost(
                    dwellings: place == 0 ? -1 : 0, places: -1,
                    canonical: instance.placeTieBreak(dwelling: index, place: place))
                self.addArc(from: self.firstDwelling + index, to: self.sink, capacity: 1, cost: gain)
            }
        }
        self.sortArcs(firstPairArc: firstPairArc, pairs: instance.pairs.count)
        self.returns = Array(repeating: [], count: self.nodeCount)
    }

    /// Sends one unit along the arc that stands at `position`.
    ///
    /// - Returns: the node that it leaves.
    mutating func send(along position: Int) -> Int {
        let twin = Int(self.arcs[position].twin)
        let tail = Int(self.arcs[twin].head)
        let head = Int(self.arcs[position].head)
        self.arcs[position].residual -= 1
        self.arcs[twin].residual += 1
        if position < self.forwardEnds[tail] {
            if self.arcs[twin].residual == 1 { self.returns[head].append(Int32(twin)) }
        } else if self.arcs[position].residual == 0 {
            self.returns[tail].removeAll { $0 == Int32(position) }
        }
        return tail
    }

    /// Until they are sorted, an arc stands at an even place and its reverse right after it.
    private mutating func addArc(from tail: Int, to head: Int, capacity: Int32, cost: LevelCost) {
        var index: Int32 = 0
        if cost != .zero {
            index = Int32(self.costs.count)
            self.costs.append(cost)
            self.costs.append(-cost)
        }
        let place = Int32(self.arcs.count)
        self.arcs.append(Arc(head: Int32(head), residual: capacity, cost: index, twin: place + 1))
        self.arcs.append(Arc(head: Int32(tail), residual: 0, cost: index == 0 ? 0 : index + 1, twin: place))
    }

    /// Groups the arcs by tail, first those along the flow (a counting sort: otherwise they keep their order).
    private mutating func sortArcs(firstPairArc: Int, pairs: Int) {
        let added = self.arcs
        func tail(_ arc: Int) -> Int { Int(added[arc ^ 1].head) }
        var starts = [Int](repeating: 0, count: self.nodeCount + 1)
        for arc in added.indices { starts[tail(arc) + 1] += 1 }
        for node in 0..<self.nodeCount { starts[node + 1] += starts[node] }
        var next = starts
        var places = [Int](repeating: 0, count: added.count)
        for first in [0, 1] {
            for arc in stride(from: first, to: added.count, by: 2) {
                places[arc] = next[tail(arc)]
                next[tail(arc)] += 1
            }
            if first == 0 { self.forwardEnds = Array(next.dropLast()) }
        }
        for (arc, place) in places.enumerated() {
            self.arcs[place] = added[arc]
            self.arcs[place].twin = Int32(places[arc ^ 1])
        }
        self.starts = starts
        self.pairArcs = (0..<pairs).map { places[firstPairArc + 2 * $0] }
    }
}
