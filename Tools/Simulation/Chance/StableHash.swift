/// A 64-bit hash that is the same on every machine and in every release, unlike `Hasher`.
///
/// FNV-1a over the parts, finished with the mixer of SplitMix64 so that near inputs give far outputs.
struct StableHash {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    init(seed: UInt64, _ parts: String...) {
        self.feed(seed)
        for part in parts { self.feed(part) }
    }

    mutating func feed(_ number: UInt64) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            self.feed(byte: UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    /// A part ends with a byte that UTF-8 never holds, so that "ab", "c" differs from "a", "bc".
    mutating func feed(_ text: String) {
        for byte in text.utf8 { self.feed(byte: byte) }
        self.feed(byte: 0xFF)
    }

    private mutating func feed(byte: UInt8) {
        self.state = (self.state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }

    var value: UInt64 { SplitMix64.mixed(self.state) }

    /// A number from 0 up to, not including, `bound`.
    func below(_ bound: Int) -> Int { Int(self.value % UInt64(max(1, bound))) }
}
