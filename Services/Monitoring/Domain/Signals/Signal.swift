import Vocabulary

/// A signal as it is published.
public struct Signal: Sendable, Equatable, Codable {
    /// Derived when the kind and subject were first seen, and the same ever after.
    public let signalId: String
    public let kind: SignalKind
    /// `group:<code>`, `round:<id>/corporation:<id>`, `action:<id>` or `round:<id>`: never a person.
    public let subject: String
    public let severity: SignalSeverity
    /// In a fixed order per kind.
    public let figures: [SignalFigure]
    /// One or two Dutch sentences at level B1, in which numbers of people under five are not spelt out.
    public let sentence: String
    /// The day whose rules raised or updated it.
    public let on: CalendarDate
}
