/// A corporation's part of a round.
public struct QuotaRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public let roundId: String
    public let corporation: String
    public let quota: Int
    public let carriedOver: Int

    init(roundId: String, corporation: String, quota: Int, carriedOver: Int) {
        self.id = "\(roundId)/\(corporation)"
        self.roundId = roundId
        self.corporation = corporation
        self.quota = quota
        self.carriedOver = carriedOver
    }
}
