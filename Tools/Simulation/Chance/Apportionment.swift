/// Divides a whole number by weights, exactly: largest remainder (Hamilton), ties go to the earlier one.
public enum Apportionment {
    public static func largestRemainder(_ total: Int, weights: [Int]) -> [Int] {
        let sum = weights.reduce(0, +)
        guard sum > 0, total > 0 else { return weights.map { _ in 0 } }
        var shares = weights.map { total * $0 / sum }
        let byRemainder = weights.indices.sorted { left, right in
            let (a, b) = (total * weights[left] % sum, total * weights[right] % sum)
            return a != b ? a > b : left < right
        }
        for index in byRemainder.prefix(total - shares.reduce(0, +)) { shares[index] += 1 }
        return shares
    }

    /// Cards of each value in proportion to its weight, in the order of the values.
    static func cards<T>(_ count: Int, of choices: [(value: T, weight: Int)]) -> [T] {
        zip(choices, self.largestRemainder(count, weights: choices.map(\.weight)))
            .flatMap { choice, number in Array(repeating: choice.value, count: number) }
    }
}
