import Vocabulary

/// A deck to draw from without putting back, so that a year has each value as often as its weight says.
enum Cards {
    /// Cards of each value in proportion to its weight, in the order of the values.
    static func deal<T>(_ count: Int, of choices: [(value: T, weight: Int)]) -> [T] {
        zip(choices, LargestRemainder.shares(of: count, sizes: choices.map(\.weight)))
            .flatMap { choice, number in Array(repeating: choice.value, count: number) }
    }
}
