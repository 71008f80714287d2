/// The lottery of level 8: reproducible, and the same for nobody in particular.
///
/// An order by reference would let the same clients win every tie, and those of an institution whose references sort
/// late lose them. A lot is a hash of what the draw is for (the day) and of the reference, so each day draws anew and
/// anyone can draw again.
public struct Lots: Sendable {
    /// Lots lie below this.
    public static let limit: Int64 = 1 << 24
    /// The k-th place of a dwelling (counted from zero) costs k times this, more than all lots together: scarce
    /// candidates are spread over the dwellings instead of piling up on one.
    public static let evenness: Int64 = 1 << 42

    private let seed: UInt64

    /// - Parameter draw: what is drawn for.
    public init(draw: String) {
        self.seed = Self.mixed(Self.hash(draw, 0xCBF2_9CE4_8422_2325))
    }

    /// What identifies one participant in this draw.
    public func ticket(_ reference: String) -> UInt64 {
        Self.mixed(Self.hash(reference, self.seed))
    }

    public func lot(candidate id: String) -> Int64 { Self.lot(self.ticket(id) ^ 1) }

    /// - Parameter place: from zero.
    public func lot(dwelling id: String, place: Int) -> Int64 {
        Int64(place) * Self.evenness + Self.lot(self.ticket(id) ^ (UInt64(place) &* 0x9E37_79B9_7F4A_7C15) ^ 2)
    }

    /// - Parameters:
    ///   - profile: the ticket of a profile's first candidate.
    ///   - kind: the ticket of a kind's first dwelling.
    public static func lot(profile: UInt64, kind: UInt64) -> Int64 {
        Self.lot(profile &+ (kind << 17 | kind >> 47))
    }

    private static func lot(_ bits: UInt64) -> Int64 { Int64(Self.mixed(bits) >> 40) }

    /// FNV-1a over the UTF-8.
    private static func hash(_ text: String, _ start: UInt64) -> UInt64 {
        text.utf8.reduce(start) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }

    /// SplitMix64's last step.
    private static func mixed(_ bits: UInt64) -> UInt64 {
        var mixed = bits &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
