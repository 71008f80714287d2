import Vocabulary

/// Monitoring's whole state, as a value.
///
/// It has three parts that never write to one another: records of the canonical stream, records of Matching's stream,
/// and decisions of the days' rules. Figures are computed from the first two on demand. So the order in which the two
/// inputs interleave within a day leaves no trace.
public struct MonitoringState: Sendable {
    var canonical = CanonicalRecords()
    var matching = MatchingRecords()
    var rules = RuleRecords()

    public init() {}

    public init(restoring snapshot: MonitoringSnapshot) {
        self.canonical.applications = RecordTable(restoring: snapshot.applications)
        self.canonical.corporations = RecordTable(restoring: snapshot.corporations)
        self.canonical.targets = RecordTable(restoring: snapshot.targets)
        self.canonical.counts = RecordTable(restoring: snapshot.counts)
        self.canonical.allocations = RecordTable(restoring: snapshot.allocations)
        self.canonical.tenancies = RecordTable(restoring: snapshot.tenancies)
        self.canonical.dwellings = RecordTable(restoring: snapshot.dwellings)
        self.canonical.rounds = RecordTable(restoring: snapshot.rounds)
        self.canonical.actions = RecordTable(restoring: snapshot.actions)
        self.matching.quotas = RecordTable(restoring: snapshot.quotas)
        self.matching.presentations = RecordTable(restoring: snapshot.presentations)
        self.matching.proposals = RecordTable(restoring: snapshot.proposals)
        self.matching.placements = RecordTable(restoring: snapshot.placements)
        self.matching.dwellings = RecordTable(restoring: snapshot.dwellingAvailability)
        self.rules.clock = RecordTable(restoring: snapshot.clock)
        self.rules.signals = RecordTable(restoring: snapshot.signals)
        self.rules.verdicts = RecordTable(restoring: snapshot.verdicts)
        self.rules.published = RecordTable(restoring: snapshot.published)
    }

    /// The day that started last; `nil` before the first.
    public var today: CalendarDate? { self.rules.clock[MonitoringClock.onlyId]?.day }

    var firstDay: CalendarDate? { self.rules.clock[MonitoringClock.onlyId]?.firstDay }

    /// Records a fact. Facts about unknown things are tolerated and change nothing.
    ///
    /// - Returns: always an empty array: the position of an outcome here would depend on how the inputs interleaved.
    public mutating func apply(_ fact: MonitoringFact, derive: (String) -> String) -> [MonitoringOutcome] {
        self.canonical.apply(fact, today: self.today)
        self.matching.apply(fact)
        return []
    }

    /// Runs a day's rules, after both inputs have delivered everything before that day: first the signals by kind and
    /// subject, then the changed figures by indicator, period and dimension.
    ///
    /// Has no effect for a day that started before.
    public mutating func startDay(_ day: CalendarDate, derive: (String) -> String) -> [MonitoringOutcome] {
        if let today = self.today, day <= today { return [] }
        self.rules.clock.put(
            MonitoringClock(id: MonitoringClock.onlyId, firstDay: self.firstDay ?? day, day: day))
        let figures = IndicatorSheet(self, today: day)
        return self.runSignals(on: day, figures, derive: derive) + self.publishIndicators(on: day, figures)
    }

    /// The records that changed since the last call.
    public mutating func takeChanged() -> MonitoringSnapshot {
        var changes = MonitoringSnapshot()
        changes.applications = self.canonical.applications.takeChanged()
        changes.corporations = self.canonical.corporations.takeChanged()
        changes.targets = self.canonical.targets.takeChanged()
        changes.counts = self.canonical.counts.takeChanged()
        changes.allocations = self.canonical.allocations.takeChanged()
        changes.tenancies = self.canonical.tenancies.takeChanged()
        changes.dwellings = self.canonical.dwellings.takeChanged()
        changes.rounds = self.canonical.rounds.takeChanged()
        changes.actions = self.canonical.actions.takeChanged()
        changes.quotas = self.matching.quotas.takeChanged()
        changes.presentations = self.matching.presentations.takeChanged()
        changes.proposals = self.matching.proposals.takeChanged()
        changes.placements = self.matching.placements.takeChanged()
        changes.dwellingAvailability = self.matching.dwellings.takeChanged()
        changes.clock = self.rules.clock.takeChanged()
        changes.signals = self.rules.signals.takeChanged()
        changes.verdicts = self.rules.verdicts.takeChanged()
        changes.published = self.rules.published.takeChanged()
        return changes
    }

    /// All records, sorted by id, for a restart.
    public var snapshot: MonitoringSnapshot {
        var all = MonitoringSnapshot()
        all.applications = self.canonical.applications.sorted
        all.corporations = self.canonical.corporations.sorted
        all.targets = self.canonical.targets.sorted
        all.counts = self.canonical.counts.sorted
        all.allocations = self.canonical.allocations.sorted
        all.tenancies = self.canonical.tenancies.sorted
        all.dwellings = self.canonical.dwellings.sorted
        all.rounds = self.canonical.rounds.sorted
        all.actions = self.canonical.actions.sorted
        all.quotas = self.matching.quotas.sorted
        all.presentations = self.matching.presentations.sorted
        all.proposals = self.matching.proposals.sorted
        all.placements = self.matching.placements.sorted
        all.dwellingAvailability = self.matching.dwellings.sorted
        all.clock = self.rules.clock.sorted
        all.signals = self.rules.signals.sorted
        all.verdicts = self.rules.verdicts.sorted
        all.published = self.rules.published.sorted
        return all
    }
}
