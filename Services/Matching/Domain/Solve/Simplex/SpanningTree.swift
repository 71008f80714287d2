/// The simplex's basis: a tree below the root, with the arc that joins each node to its parent.
///
/// Children are linked both ways, so that a subtree can be moved elsewhere without searching.
final class SpanningTree {
    static let none: Int32 = -1
    /// `bundle` of a node that is joined to its parent by a pair.
    static let pair: Int32 = -1

    let parent: Buffer<Int32>
    /// The bundle that joins a node to its parent, or `pair`.
    let bundle: Buffer<Int32>
    /// Whether that arc runs from the node to its parent.
    let isUp: Buffer<Bool>
    /// The flow of a pair; the flow of a bundle is in `LevelSimplex.flow`.
    let pairFlow: Buffer<Int32>
    /// The number of nodes in a node's subtree, itself included.
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

    /// Attaches a node, with its subtree, to another. The caller updates the sizes.
    @inline(__always)
    func attach(_ node: Int32, to parent: Int32) {
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

    /// The lowest common ancestor. A node with a smaller subtree cannot be above the other.
    @inline(__always)
    func commonAncestor(_ first: Int32, _ second: Int32) -> Int32 {
        var (one, other) = (first, second)
        while one != other {
            if self.size[one] < self.size[other] { one = self.parent[one] } else { other = self.parent[other] }
        }
        return one
    }

    /// The top of the tree that contains a node, while there are several trees.
    func top(_ node: Int32) -> Int32 {
        var top = node
        while self.parent[top] != Self.none { top = self.parent[top] }
        return top
    }

    /// Adds to the potentials of a node and its subtree.
    func shift(_ top: Int32, by amount: Int64) {
        self.visit(top) { self.potential[$0] += amount }
    }

    /// Whether the node has a parent. A profile without flow may be outside the tree.
    @inline(__always)
    func isAttached(_ node: Int32) -> Bool { self.parent[node] != Self.none }

    @inline(__always)
    func hasChildren(_ node: Int32) -> Bool { self.firstChild[node] != Self.none }

    /// Whether a profile is in the tree without use: a pair without flow attaches it to a kind, and it has no children.
    @inline(__always)
    func isIdle(_ node: Int32) -> Bool {
        self.isAttached(node) && self.firstChild[node] == Self.none && self.bundle[node] == Self.pair
            && self.pairFlow[node] == 0
    }

    /// Visits the nodes joined to this one by a pair, with the pair's flow.
    func visitNeighbours(_ node: Int32, _ body: (_ neighbour: Int32, _ flow: Int32) -> Void) {
        if self.isAttached(node), self.bundle[node] == Self.pair { body(self.parent[node], self.pairFlow[node]) }
        var child = self.firstChild[node]
        while child != Self.none {
            if self.bundle[child] == Self.pair { body(child, self.pairFlow[child]) }
            child = self.next[child]
        }
    }

    /// Whether a pair joins the node to another.
    func hasPair(_ node: Int32) -> Bool {
        self.isAttached(node) || self.hasChildren(node)
    }

    /// Visits a node and its subtree, parents first.
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
