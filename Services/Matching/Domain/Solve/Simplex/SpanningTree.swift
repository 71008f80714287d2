/// The simplex's basis: a tree over all nodes, hung from the root, with the arc that joins each node to its parent.
///
/// Children are linked both ways, so that a subtree can be hung elsewhere without searching.
final class SpanningTree {
    static let none: Int32 = -1
    /// `bundle` of a node that is joined to its parent by a pair.
    static let pair: Int32 = -1

    let parent: Buffer<Int32>
    /// The bundle that joins a node to its parent, or `pair`.
    let bundle: Buffer<Int32>
    /// Whether that arc runs from the node to its parent.
    let isUp: Buffer<Bool>
    /// What a pair carries; a bundle's flow stands with the bundle.
    let pairFlow: Buffer<Int32>
    /// How many nodes hang from a node, itself included.
    let size: Buffer<Int32>
    let potential: Buffer<Int64>
    private let firstChild: Buffer<Int32>
    private let next: Buffer<Int32>
    private let previous: Buffer<Int32>

    init(count: Int) {
        self.parent = Buffer(repeating: Self.none, count: count)
        self.bundle = Buffer(repeating: Self.pair, count: count)
        self.isUp = Buffer(repeating: true, count: count)
        self.pairFlow = Buffer(repeating: 0, count: count)
        self.size = Buffer(repeating: 1, count: count)
        self.potential = Buffer(repeating: 0, count: count)
        self.firstChild = Buffer(repeating: Self.none, count: count)
        self.next = Buffer(repeating: Self.none, count: count)
        self.previous = Buffer(repeating: Self.none, count: count)
    }

    deinit {
        self.parent.deallocate()
        self.bundle.deallocate()
        self.isUp.deallocate()
        self.pairFlow.deallocate()
        self.size.deallocate()
        self.potential.deallocate()
        self.firstChild.deallocate()
        self.next.deallocate()
        self.previous.deallocate()
    }

    /// Hangs a node (with all that hangs from it) from another. Sizes are the caller's.
    @inline(__always)
    func hang(_ node: Int32, from parent: Int32) {
        let first = self.firstChild[parent]
        self.parent[node] = parent
        self.previous[node] = Self.none
        self.next[node] = first
        if first != Self.none { self.previous[first] = node }
        self.firstChild[parent] = node
    }

    @inline(__always)
    func cut(_ node: Int32) {
        let (before, after) = (self.previous[node], self.next[node])
        if before == Self.none { self.firstChild[self.parent[node]] = after } else { self.next[before] = after }
        if after != Self.none { self.previous[after] = before }
    }

    /// Makes a node the top of a tree of its own.
    func detach(_ node: Int32) {
        var above = self.parent[node]
        while above != Self.none {
            self.size[above] -= self.size[node]
            above = self.parent[above]
        }
        self.cut(node)
        self.parent[node] = Self.none
    }

    /// The lowest node that both hang from: who has fewer nodes below cannot be above.
    @inline(__always)
    func join(_ first: Int32, _ second: Int32) -> Int32 {
        var (one, other) = (first, second)
        while one != other {
            if self.size[one] < self.size[other] { one = self.parent[one] } else { other = self.parent[other] }
        }
        return one
    }

    /// The top of the tree that a node hangs in, while there are several.
    func top(_ node: Int32) -> Int32 {
        var top = node
        while self.parent[top] != Self.none { top = self.parent[top] }
        return top
    }

    /// Adds to the potentials of a node and all that hangs from it.
    func shift(_ top: Int32, by amount: Int64) {
        self.visit(top) { self.potential[$0] += amount }
    }

    /// Whether it hangs anywhere. A profile that carries nothing need not.
    @inline(__always)
    func isHung(_ node: Int32) -> Bool { self.parent[node] != Self.none }

    @inline(__always)
    func hasChildren(_ node: Int32) -> Bool { self.firstChild[node] != Self.none }

    /// Whether a profile only hangs: from a kind, carrying nothing, with nothing below.
    @inline(__always)
    func isIdle(_ node: Int32) -> Bool {
        self.isHung(node) && self.firstChild[node] == Self.none && self.bundle[node] == Self.pair
            && self.pairFlow[node] == 0
    }

    /// Visits the nodes joined to this one by a pair, with what the pair carries.
    func visitNeighbours(_ node: Int32, _ body: (_ neighbour: Int32, _ flow: Int32) -> Void) {
        if self.isHung(node), self.bundle[node] == Self.pair { body(self.parent[node], self.pairFlow[node]) }
        var child = self.firstChild[node]
        while child != Self.none {
            if self.bundle[child] == Self.pair { body(child, self.pairFlow[child]) }
            child = self.next[child]
        }
    }

    /// Whether a pair joins the node to another.
    func carries(_ node: Int32) -> Bool {
        self.isHung(node) || self.hasChildren(node)
    }

    /// Visits a node and all that hangs from it, parents first.
    @inline(__always)
    func visit(_ top: Int32, _ body: (Int32) -> Void) {
        var node = top
        while true {
            body(node)
            let child = self.firstChild[node]
            if child != Self.none {
                node = child
                continue
            }
            while node != top, self.next[node] == Self.none { node = self.parent[node] }
            if node == top { return }
            node = self.next[node]
        }
    }
}
