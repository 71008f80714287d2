/// The weights of the suitability level: once it is settled who is presented, they decide which candidate goes to which
/// dwelling. Each weight is added when its criterion is met; policy, from 0 to 50.
public struct SuitabilityWeights: Codable, Equatable, Sendable {
    /// The district is among those the client prefers (MAT-6).
    public var wish: Int
    /// The dwelling has a feature that the client needs and others do without: the ground floor, room for a wheelchair,
    /// few stimuli. So it does not go to a client who does not need it (MAT-6).
    public var need: Int
    /// A client with intensive support gets a dwelling where support is present (MAT-16).
    public var support: Int
    /// A client with intensive support gets a dwelling where there is little social rent (MAT-9).
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
