import Vocabulary

/// Decisions of the days' rules. Only `startDay` writes here.
struct RuleRecords: Sendable {
    var clock = RecordTable<MonitoringClock>()
    var signals = RecordTable<SignalRecord>()
    var verdicts = RecordTable<RoundVerdict>()
    var published = RecordTable<PublishedIndicator>()
}
