import Vocabulary

/// Escalation's whole state, as a value: alerts and the plan's actions.
///
/// Deliveries are not part of it: attempts depend on the outside world and are kept in the ledger of
/// `AlertNotification`.
public struct EscalationState: Sendable {
    var alerts = RecordTable<Alert>()
    var actions = RecordTable<ActionRecord>()
    var clock = RecordTable<EscalationClock>()
    /// `nil` until a fact has to wait. Not a table, because a flood of signals is appended to it one by one.
    var waiting: WaitingFacts?
    var waitingChanged = false
    /// Rows of an earlier version, emptied when they are taken over.
    private var early = RecordTable<EarlyAcknowledgement>()
    /// `kind|subject` → alert: one alert per subject.
    var alertBySubject: [String: String] = [:]
    /// Signal → alert, since a cleared signal comes with its id only.
    var alertBySignal: [String: String] = [:]

    /// The name of the channel for messages.
    let channel: String

    public init(channel: String) { self.channel = channel }

    public init(restoring snapshot: EscalationSnapshot, channel: String) {
        self.channel = channel
        self.alerts = RecordTable(restoring: snapshot.alerts)
        self.actions = RecordTable(restoring: snapshot.actions)
        self.clock = RecordTable(restoring: snapshot.clock)
        self.waiting = snapshot.waiting.first
        for alert in snapshot.alerts { self.index(alert) }
        self.takeOver(snapshot.early)
    }

    /// Only acts of days that have not started wait: on any other day their alert would be known.
    private mutating func takeOver(_ rows: [EarlyAcknowledgement]) {
        self.early = RecordTable(restoring: rows)
        for row in rows where !row.acknowledgements.isEmpty {
            for act in row.acts where self.today.map({ $0 < act.day }) ?? true { self.wait(act) }
            self.early.change(row.id) { $0.acknowledgements = [] }
        }
    }

    /// The day whose rules ran last; `nil` before the first.
    public var today: CalendarDate? { self.clock[EscalationClock.onlyId]?.day }

    /// Records a fact and acts on it, at once or when its day's rules run. Facts about unknown things are tolerated.
    ///
    /// - Parameter day: the present day of the fact's own input; `nil` before that input's first day.
    public mutating func apply(
        _ fact: EscalationFact, day: CalendarDate?, derive: (String) -> String
    ) -> [EscalationOutcome] {
        switch fact {
        case .signalRaised(let signal):
            return self.receive(.raised(signal), derive: derive)
        case .signalUpdated(let signal):
            return self.receive(.updated(signal), derive: derive)
        case .signalCleared(let signalId, let on):
            return self.receive(.cleared(signalId: signalId, on: on), derive: derive)
        case .alertActed(let act):
            return self.receive(act, on: day, derive: derive)
        case .actionRegistered(
            let id, let number, let title, let holder, let partners, let consulting, let condition, let basis,
            let dueOn):
            self.register(
                ActionRecord(
                    id: id, number: number, title: title, holder: holder, partners: partners,
                    consulting: consulting.isEmpty ? nil : consulting, condition: condition,
                    basis: basis.isEmpty ? nil : basis, dueOn: dueOn, state: .open, history: []),
                on: day)
            return []
        case .actionProgressed(let id, let state, let on):
            self.actions.change(id) {
                $0.progress(ActionStep(state: state, on: on, dueOn: $0.dueOn))
                $0.state = $0.state(on: day)
            }
            return []
        }
    }

    /// The alerts, sorted by id; a page chooses its own order.
    public var allAlerts: [Alert] { self.alerts.sorted }

    /// The alerts as people see them: with the members' acts that still wait for the rules.
    public var shownAlerts: [Alert] { self.allAlerts.map(self.shown) }

    public func alert(_ id: String) -> Alert? { self.alerts[id] }

    /// The records that changed since the last call.
    public mutating func takeChanged() -> EscalationSnapshot {
        var changes = EscalationSnapshot()
        changes.alerts = self.alerts.takeChanged()
        changes.actions = self.actions.takeChanged()
        changes.waiting = self.waitingChanged ? self.waiting.map { [$0] } ?? [] : []
        self.waitingChanged = false
        changes.early = self.early.takeChanged()
        changes.clock = self.clock.takeChanged()
        return changes
    }

    /// All records, sorted by id, for a restart.
    public var snapshot: EscalationSnapshot {
        var all = EscalationSnapshot()
        all.alerts = self.alerts.sorted
        all.actions = self.actions.sorted
        all.waiting = self.waiting.map { [$0] } ?? []
        all.early = self.early.sorted
        all.clock = self.clock.sorted
        return all
    }

    mutating func index(_ alert: Alert) {
        self.alertBySubject[Self.subjectKey(alert.kind, alert.subject)] = alert.id
        for signalId in alert.signalIds { self.alertBySignal[signalId] = alert.id }
    }

    static func subjectKey(_ kind: String, _ subject: String) -> String { "\(kind)|\(subject)" }

    /// A second registration corrects the description and keeps state and history.
    private mutating func register(_ action: ActionRecord, on day: CalendarDate?) {
        guard var known = self.actions[action.id] else {
            var new = action
            new.history = [ActionStep(state: .open, on: day, dueOn: action.dueOn)]
            self.actions.put(new)
            return
        }
        if known.dueOn != action.dueOn {
            known.history.append(ActionStep(state: known.state, on: day, dueOn: action.dueOn))
        }
        known.number = action.number
        known.title = action.title
        known.holder = action.holder
        known.partners = action.partners
        known.consulting = action.consulting
        known.condition = action.condition
        known.basis = action.basis
        known.dueOn = action.dueOn
        self.actions.put(known)
    }
}
