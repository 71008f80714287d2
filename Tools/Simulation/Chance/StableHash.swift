import Vocabulary

/// A 64-bit hash that is the same on every machine and in every release, unlike `Hasher`.
///
/// FNV-1a over the parts, finished with the mixer of SplitMix64 so that similar inputs give very different outputs.
struct StableHash {
    private var state = FNV1a.basis

    init(seed: UInt64, _ parts: String...) {
        self.feed(seed)
        for part in parts { self.feed(part) }
    }

    mutating func feed(_ number: UInt64) {
        self.state = withUnsafeBytes(of: number.littleEndian) { FNV1a.hash($0, from: self.state) }
    }

    /// Ends each part with a byte that never occurs in UTF-8, so that "ab", "c" differs from "a", "bc".
    mutating func feed(_ text: String) {
        self.state = FNV1a.hash(text.utf8, from: self.state)
        self.state = FNV1a.hash(CollectionOfOne(0xFF), from: self.state)
    }

    var value: UInt64 { SplitMix64.mixed(self.state) }

    /// A number from 0 up to, but not including, `bound`.
    func below(_ bound: Int) -> Int { Int(self.value % UInt64(max(1, bound))) }
}
