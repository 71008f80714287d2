import Vocabulary

/// What the days' rules decided. Only `startDay` writes here.
struct RuleRecords: Sendable {
    var clock = RecordTable<MonitoringClock>()
    var signals = RecordTable<SignalRecord>()
    var verdicts = RecordTable<RoundVerdict>()
    var published = RecordTable<PublishedIndicator>()
}

/// The days that the rules have run.
public struct MonitoringClock: Sendable, Equatable, Codable, Identifiable {
    /// There is one.
    public let id: String
    /// The first day ever started: before it, waiting figures would only know those who still wait.
    public let firstDay: CalendarDate
    /// The day that started last.
    public let day: CalendarDate

    static let onlyId = "clock"
}

/// Where a signal stands.
public struct SignalRecord: Sendable, Equatable, Codable, Identifiable {
    /// Kind and subject: `kind|subject`.
    public let id: String
    /// As published.
    public let signalId: String
    public let kind: SignalKind
    public let subject: String
    public internal(set) var severity: SignalSeverity
    public internal(set) var isRaised: Bool
    public internal(set) var raisedOn: CalendarDate
    public internal(set) var clearedOn: CalendarDate?
    public internal(set) var timesRaised: Int
    /// As last published.
    public internal(set) var figures: [SignalFigure]
    public internal(set) var sentence: String
}

/// A round whose nominations were judged for good, when it had closed.
public struct RoundVerdict: Sendable, Equatable, Codable, Identifiable {
    /// The round's.
    public let id: String
    public let on: CalendarDate
    /// The closing that it was judged by; `nil` for those of before this was kept.
    public let closesOn: CalendarDate?

    /// A round whose closing was corrected has to be judged by the new one.
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
