import Contracts
import EscalationDomain
import Pipeline
import Vocabulary

extension EscalationOutcome {
    /// - Returns: `nil` for a member's act that expects no answer.
    func emission() -> Emission? {
        switch self {
        case .alertRaised(let alert):
            Emission(.alertRaised, subject: alert.id, data: AlertDetail(alert))
        case .alertUpdated(let alert, let change):
            Emission(
                .alertUpdated, subject: alert.id,
                data: AlertUpdated(alert: AlertDetail(alert), change: AlertStepDetail(change)))
        case .notificationIntended(let intent):
            Emission(.notificationIntended, subject: intent.notificationId, data: NotificationIntended(intent))
        case .decided(let act, let refusal):
            act.answer.map { Self.answer($0, alertId: act.alertId, refusal: refusal) }
        }
    }

    /// The answer to the sender. Its id comes from the event: an answer that had to wait for its day equals one that
    /// had not.
    private static func answer(_ answer: AlertAct.Answer, alertId: String, refusal: AlertRefusal?) -> Emission {
        guard let refusal else {
            return Emission(
                .decisionApplied, subject: answer.event,
                data: DecisionApplied(event: answer.event, about: .alert(alertId)), audience: .partner(answer.sender),
                id: answer.id)
        }
        return Emission(
            .decisionRefused, subject: answer.event,
            data: DecisionRefused(event: answer.event, about: .alert(alertId), code: RefusalCode(refusal)),
            audience: .partner(answer.sender), id: answer.id)
    }
}

extension AlertDetail {
    fileprivate init(_ alert: Alert) {
        self.init(
            alertId: alert.id, kind: alert.kind, subject: alert.subject, status: AlertStatusCode(alert.status),
            severity: SeverityCode(alert.severity), audience: AudienceCode(alert.audience), sentence: alert.sentence,
            raisedOn: alert.raisedOn,
            holder: alert.holder.map { Holder(member: $0.member, dueOn: $0.dueOn, on: $0.on) },
            snooze: alert.snooze.map { Snooze(member: $0.member, since: $0.since, until: $0.until) },
            closing: alert.closing.map {
                Closing(on: $0.on, member: $0.member, resolution: $0.resolution.map { AlertResolution($0) })
            }, history: alert.history.map { AlertStepDetail($0) })
    }
}

extension AlertStepDetail {
    fileprivate init(_ change: AlertChange) {
        self.init(kind: AlertChangeCode(change.kind), on: change.on, by: change.by, note: change.note)
    }
}

extension NotificationIntended {
    fileprivate init(_ intent: NotificationIntent) {
        self.init(
            notificationId: intent.notificationId, alertId: intent.alertId, alertKind: intent.alertKind,
            channel: intent.channel, audience: AudienceCode(intent.audience), idempotencyKey: intent.idempotencyKey,
            place: intent.place, opening: intent.opening, change: AlertChangeCode(intent.change), on: intent.on,
            sentence: intent.sentence, subject: intent.subject, body: intent.body)
    }
}
