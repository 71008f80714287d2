/// A part of a list: at most `limit` items, those after the position that an earlier page's link gave.
public struct ListPage: Equatable, Sendable {
    public static let standard = 100
    public static let maximum = 1_000
    /// Positions are made of references and days, which are shorter.
    static let longestPosition = 200

    public let limit: Int
    /// Empty for the beginning.
    public let after: String

    /// - Returns: `nil` for a limit or a position that no link of ours has.
    public init?(limit: Int = Self.standard, after: String = "") {
        guard (1...Self.maximum).contains(limit), after.utf8.count <= Self.longestPosition,
            after.unicodeScalars.allSatisfy({ (0x20...0x7E).contains($0.value) })
        else { return nil }
        self.limit = limit
        self.after = after
    }
}
