import Vocabulary

/// The library's own `shuffled(using:)` and `random(in:using:)` may change their algorithm between releases of
/// Swift, and the simulated year may not; hence these.
extension SplitMix64 {
    /// Each purpose has a stream of its own: draws of one script never shift those of another.
    public init(seed: UInt64, stream: String) {
        self.init(state: StableHash(seed: seed, stream).value)
    }

    /// A number from 0 up to, but not including, `bound`. The bias of the remainder is below 2⁻⁴⁰ for our bounds.
    public mutating func below(_ bound: Int) -> Int { Int(self.next() % UInt64(max(1, bound))) }

    public mutating func integer(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + self.below(range.upperBound - range.lowerBound + 1)
    }

    public mutating func chance(percent: Int) -> Bool { self.below(100) < percent }

    public mutating func pick<T>(_ items: [T]) -> T? { items.isEmpty ? nil : items[self.below(items.count)] }

    /// The Fisher–Yates shuffle.
    public mutating func shuffled<T>(_ items: [T]) -> [T] {
        var items = items
        for index in stride(from: items.count - 1, to: 0, by: -1) { items.swapAt(index, self.below(index + 1)) }
        return items
    }

    /// One of the values, drawn by its weight.
    public mutating func weighted<T>(_ choices: [(value: T, weight: Int)]) -> T? {
        var rest = self.below(choices.reduce(0) { $0 + $1.weight })
        for choice in choices {
            if rest < choice.weight { return choice.value }
            rest -= choice.weight
        }
        return nil
    }
}
