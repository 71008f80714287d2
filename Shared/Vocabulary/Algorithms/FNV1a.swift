/// The hash of Fowler, Noll and Vo, 64 bits, variant 1a: the same on every machine and in every release, unlike
/// `Hasher`.
public enum FNV1a {
    public static let basis: UInt64 = 0xCBF2_9CE4_8422_2325

    /// - Parameter state: `basis`, or the hash of the preceding bytes.
    @inlinable
    public static func hash(_ bytes: some Sequence<UInt8>, from state: UInt64 = FNV1a.basis) -> UInt64 {
        bytes.reduce(state) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}
