import Vocabulary

/// SplitMix64: the same seed gives the same test, on every machine.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var generator: SplitMix64

    public init(seed: UInt64) {
        self.generator = SplitMix64(state: seed)
    }

    public mutating func next() -> UInt64 { self.generator.next() }

    public mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    public mutating func chance(_ percent: Int) -> Bool { self.int(1...100) <= percent }

    public mutating func flag() -> Bool { Bool.random(using: &self) }

    public mutating func pick<C: RandomAccessCollection>(_ items: C) -> C.Element {
        items[items.index(items.startIndex, offsetBy: self.int(0...(items.count - 1)))]
    }

    public mutating func code<T: CaseIterable>(_ type: T.Type = T.self) -> T { self.pick(Array(T.allCases)) }

    public mutating func letters(_ count: Int, of alphabet: String) -> String {
        let characters = Array(alphabet)
        return String((0..<count).map { _ in self.pick(characters) })
    }
}
