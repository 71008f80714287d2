import Vocabulary

/// A tenancy or an allocation outside the rounds, and its first day.
public struct Home: Codable, Equatable, Sendable {
    public let reference: String
    public let on: CalendarDate

    public init(_ reference: String, on day: CalendarDate) {
        self.reference = reference
        self.on = day
    }
}
