/// What counts at the level of suitability, once it is settled who is presented: which of the candidates goes to which dwelling. Each
/// weight is added when its criterion is met; policy, from 0 to 50.
public struct SuitabilityWeights: Codable, Equatable, Sendable {
    /// The district is among those the client prefers (MAT-6).
    public var wish: Int
    /// The dwelling has something the client needs and others do without: the ground floor, room for a wheelchair, few
    /// stimuli. So it does not go to somebody who does not need it (MAT-6).
    public var need: Int
    /// Somebody with intensive support comes where support is present (MAT-16).
    public var support: Int
    /// Somebody with intensive support comes where there is little social rent (MAT-9).
    public var spread: Int
    /// The dwelling is not larger than the household needs.
    public var size: Int

    public init(wish: Int, need: Int, support: Int, spread: Int, size: Int) {
        self.wish = wish
        self.need = need
        self.support = support
        self.spread = spread
        self.size = size
    }
}
