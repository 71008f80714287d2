import Vocabulary

/// A corporation and its size.
public struct CorporationRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    /// Independent dwellings within the city, as of the latest count.
    public internal(set) var dwellings: Int
    /// All counts; `nil` in records stored before more than one was kept.
    public internal(set) var counts: DatedStatements<Int>?
}
