/// The value that was published last.
public struct PublishedIndicator: Sendable, Equatable, Codable, Identifiable {
    /// The value's key.
    public let id: String
    public let value: IndicatorValue
}
