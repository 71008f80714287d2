import Vocabulary

public struct CorporationFunnel: Codable, Equatable, Sendable {
    public let corporation: String
    /// Zero for a corporation that nominated without having a size.
    public let quota: Int
    public let carriedOver: Int
    public let funnel: Funnel
}
