/// One named whole number beside a signal.
public struct SignalFigure: Hashable, Sendable, Codable {
    public let name: String
    public let value: Int

    public init(name: String, value: Int) {
        self.name = name
        self.value = value
    }
}
