import Vocabulary

/// Decisions of the days' rules. Only `startDay` writes here.
struct RuleRecords: Sendable {
    var clock = RecordTable<MonitoringClock>()
    var signals = RecordTable<SignalRecord>()
    var verdicts = RecordTable<RoundVerdict>()
    var published = RecordTable<PublishedIndicator>()
}

/// The first and the last day that the rules ran.
public struct MonitoringClock: Sendable, Equatable, Codable, Identifiable {
    /// Always `onlyId`: there is one clock.
    public let id: String
    /// The first day ever started: waiting figures for earlier days would only include the applications that still
    /// wait.
    public let firstDay: CalendarDate
    /// The day that started last.
    public let day: CalendarDate

    static let onlyId = "clock"
}

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

/// The final verdict on a round's nominations, after it closed.
public struct RoundVerdict: Sendable, Equatable, Codable, Identifiable {
    /// The round's id.
    public let id: String
    public let on: CalendarDate
    /// The closing day that the verdict used; `nil` in records stored before it was kept.
    public let closesOn: CalendarDate?

    /// Whether the verdict still holds: a round whose closing was corrected is judged by the new one.
    func holds(for round: RoundRecord) -> Bool {
        self.closesOn.map { $0 == round.closesOn } ?? (round.isClosed || self.on > round.closesOn)
    }
}

/// The value that was published last.
public struct PublishedIndicator: Sendable, Equatable, Codable, Identifiable {
    /// The value's key.
    public let id: String
    public let value: IndicatorValue
}
