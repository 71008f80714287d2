/// A change in a policy for a what-if question; a `nil` field stays as it was.
public struct PolicyChange: Codable, Equatable, Sendable {
    public var inflowSharePercent: Int?
    public var candidatesPerDwelling: Int?
    /// Levels 3 to 7, in order.
    public var levels: [Level]?

    public init(inflowSharePercent: Int? = nil, candidatesPerDwelling: Int? = nil, levels: [Level]? = nil) {
        self.inflowSharePercent = inflowSharePercent
        self.candidatesPerDwelling = candidatesPerDwelling
        self.levels = levels
    }

    public func apply(to policy: inout Policy) {
        if let percent = self.inflowSharePercent { policy.inflowSharePercent = percent }
        if let count = self.candidatesPerDwelling { policy.candidatesPerDwelling = count }
        if let levels = self.levels { policy.levels = levels }
    }
}
