/// The limits on the connections of a listener.
public struct ConnectionLimits: Sendable, Equatable {
    public static let standard = ConnectionLimits(total: 512, perAddress: 128)

    public let total: Int
    /// Behind a proxy all clients have the proxy's address: then this limit has to be near the total.
    public let perAddress: Int

    public init(total: Int, perAddress: Int) {
        self.total = total
        self.perAddress = perAddress
    }
}
