import Vocabulary

/// The end of one opening of an alert.
public struct Closing: Hashable, Sendable, Codable {
    public let on: CalendarDate
    /// `nil` when its signal was cleared.
    public let member: String?
    public let resolution: Resolution?
}
