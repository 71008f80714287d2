/// Divides a total in proportion to sizes (MAT-1): each claim gets the whole part of its share, and the rest goes to
/// the largest remainders. Exact: products are computed in 128 bits, nothing is rounded.
public enum LargestRemainder {
    public struct Claim: Equatable, Sendable {
        public let id: String
        /// Not negative; a negative size counts as none.
        public let size: Int

        public init(id: String, size: Int) {
            self.id = id
            self.size = size
        }
    }

    /// - Parameter total: the number to divide; nothing when negative.
    /// - Returns: one share per claim, in the order of the claims. All zero when no claim has a size; otherwise they
    ///   add up to `total`. Equal remainders go to the larger size first, then to the id that sorts first.
    public static func shares(of total: Int, among claims: [Claim]) -> [Int] {
        let byId = claims.indices.sorted { claims[$0].id < claims[$1].id }
        var shares = claims.map { _ in 0 }
        for (index, share) in zip(byId, Self.shares(of: total, sizes: byId.map { claims[$0].size })) {
            shares[index] = share
        }
        return shares
    }

    /// The same for sizes in an order of their own: equal remainders go to the larger size first, then to the earlier.
    public static func shares(of total: Int, sizes: [Int]) -> [Int] {
        let sizes = sizes.map { UInt128(max(0, $0)) }
        let sum = sizes.reduce(0, +)
        guard total > 0, sum > 0 else { return sizes.map { _ in 0 } }
        let divisions = sizes.map { (UInt128(total) * $0).quotientAndRemainder(dividingBy: sum) }
        var shares = divisions.map { Int($0.quotient) }
        let left = total - shares.reduce(0, +)
        let order = sizes.indices.sorted { first, second in
            if divisions[first].remainder != divisions[second].remainder {
                return divisions[first].remainder > divisions[second].remainder
            }
            return sizes[first] != sizes[second] ? sizes[first] > sizes[second] : first < second
        }
        for index in order.prefix(left) { shares[index] += 1 }
        return shares
    }
}
