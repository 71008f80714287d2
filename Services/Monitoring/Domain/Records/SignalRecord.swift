import Vocabulary

/// The state of a signal.
public struct SignalRecord: Sendable, Equatable, Codable, Identifiable {
    /// Kind and subject: `kind|subject`.
    public let id: String
    /// The identifier as published.
    public let signalId: String
    public let kind: SignalKind
    public let subject: String
    public internal(set) var severity: SignalSeverity
    public internal(set) var isRaised: Bool
    public internal(set) var raisedOn: CalendarDate
    public internal(set) var clearedOn: CalendarDate?
    public internal(set) var timesRaised: Int
    /// The figures last published.
    public internal(set) var figures: [SignalFigure]
    public internal(set) var sentence: String
}
