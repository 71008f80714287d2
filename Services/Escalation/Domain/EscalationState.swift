import Vocabulary

/// Everything Escalation knows, as a value: alerts and the plan's actions.
///
/// Whether a message arrived is no part of it: attempts depend on the world outside and stand in the ledger of
/// `AlertNotification`.
public struct EscalationState: Sendable {
    var alerts = RecordTable<Alert>()
    var actions = RecordTable<ActionRecord>()
    var early = RecordTable<EarlyAcknowledgement>()
    var clock = RecordTable<EscalationClock>()
    /// `kind|subject` → alert: one alert per subject.
    var alertBySubject: [String: String] = [:]
    /// Signal → alert, since a cleared signal comes with its id only.
    var alertBySignal: [String: String] = [:]

    public init() {}

    public init(restoring snapshot: EscalationSnapshot) {
        self.alerts = RecordTable(restoring: snapshot.alerts)
        self.actions = RecordTable(restoring: snapshot.actions)
        self.early = RecordTable(restoring: snapshot.early)
        self.clock = RecordTable(restoring: snapshot.clock)
        for alert in snapshot.alerts { self.index(alert) }
    }

    /// The day whose rules ran last; `nil` before the first.
    public var today: CalendarDate? { self.clock[EscalationClock.onlyId]?.day }

    /// Records a fact and acts on it at once. Facts about unknown things are tolerated.
    ///
    /// - Parameter day: the day that the fact's own input is at; `nil` before that input's first day.
    public mutating func apply(
        _ fact: EscalationFact, day: CalendarDate?, derive: (String) -> String
    ) -> [EscalationOutcome] {
        switch fact {
        case .signalRaised(let signal):
            return self.raise(signal, derive: derive)
        case .signalUpdated(let signal):
            return self.update(signal, derive: derive)
        case .signalCleared(let signalId, let on):
            return self.clear(signalId, on: on, derive: derive)
        case .alertAcknowledged(let alertId, let member, let on):
            return self.acknowledge(alertId, Acknowledgement(member: member, on: on, day: day ?? on))
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
            self.actions.change(id) { action in
                action.state = state
                action.history.append(ActionStep(state: state, on: on, dueOn: action.dueOn))
            }
            return []
        }
    }

    /// The alerts, by id. Their order on a page is the page's.
    public var allAlerts: [Alert] { self.alerts.sorted }

    public func alert(_ id: String) -> Alert? { self.alerts[id] }

    /// The actions of the plan, by number.
    public var allActions: [ActionRecord] {
        self.actions.sorted.sorted { ($0.number, $0.id) < ($1.number, $1.id) }
    }

    /// The records that changed since the last call.
    public mutating func takeTouched() -> EscalationSnapshot {
        var touched = EscalationSnapshot()
        touched.alerts = self.alerts.takeChanged()
        touched.actions = self.actions.takeChanged()
        touched.early = self.early.takeChanged()
        touched.clock = self.clock.takeChanged()
        return touched
    }

    /// Everything, sorted by id: what a restart needs.
    public var snapshot: EscalationSnapshot {
        var all = EscalationSnapshot()
        all.alerts = self.alerts.sorted
        all.actions = self.actions.sorted
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
