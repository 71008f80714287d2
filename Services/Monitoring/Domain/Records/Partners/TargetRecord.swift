import Vocabulary

/// A target (taakstelling).
public struct TargetRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public let year: Int
    /// `nil`: the expected total of new lettings.
    public let group: TargetGroup?
    public let dwellings: Int
    /// Higher is later in the stream.
    public let order: Int
}
