/// Means and medians as exact fractions of days.
enum WaitingStatistics {
    /// - Returns: sum and count; 0 of 0 without values.
    static func mean(_ days: [Int]) -> (numerator: Int, denominator: Int) {
        (days.reduce(0, +), days.count)
    }

    /// - Returns: the middle value of 1, or the sum of the middle two of 2; 0 of 0 without values.
    static func median(_ days: [Int]) -> (numerator: Int, denominator: Int) {
        guard !days.isEmpty else { return (0, 0) }
        let sorted = days.sorted()
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle], 2) : (sorted[middle], 1)
    }
}
