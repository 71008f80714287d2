import Vocabulary

/// The lottery of level 8: reproducible, and favouring no client.
///
/// With an order by reference the same clients would win every tie, and an institution whose references sort late would
/// lose them. A lot is a hash of the draw's name (the day) and the reference, so each day has a new draw and anyone can
/// repeat it.
public struct Lottery: Sendable {
    /// All lots are below this value.
    public static let limit: Int64 = 1 << 24
    /// The k-th place of a dwelling (counted from zero) costs k times this value, which is more than all lots together.
    /// So scarce candidates are spread over the dwellings instead of gathering at one.
    public static let evenness: Int64 = 1 << 42

    private let seed: UInt64

    /// - Parameter draw: the name of the draw.
    public init(draw: String) {
        self.seed = Self.mixed(FNV1a.hash(draw.utf8))
    }

    /// The hash that identifies one participant in this draw.
    public func ticket(_ reference: String) -> UInt64 {
        Self.mixed(FNV1a.hash(reference.utf8, from: self.seed))
    }

    public func lot(candidate id: String) -> Int64 { Self.lot(self.ticket(id) ^ 1) }

    /// - Parameter place: counted from zero.
    public func lot(dwelling id: String, place: Int) -> Int64 {
        Int64(place) * Self.evenness + Self.lot(self.ticket(id) ^ (UInt64(place) &* SplitMix64.increment) ^ 2)
    }

    /// - Parameters:
    ///   - profile: the ticket of a profile's first candidate.
    ///   - kind: the ticket of a kind's first dwelling.
    public static func lot(profile: UInt64, kind: UInt64) -> Int64 {
        Self.lot(profile &+ (kind << 17 | kind >> 47))
    }

    private static func lot(_ bits: UInt64) -> Int64 { Int64(Self.mixed(bits) >> 40) }

    private static func mixed(_ bits: UInt64) -> UInt64 { SplitMix64.mixed(bits &+ SplitMix64.increment) }
}
