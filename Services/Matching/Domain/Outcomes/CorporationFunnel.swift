import Vocabulary

public struct CorporationFunnel: Codable, Equatable, Sendable {
    public let corporation: String
    /// Zero for a corporation that nominated but reported no size.
    public let quota: Int
    public let carriedOver: Int
    public let funnel: Funnel
}
