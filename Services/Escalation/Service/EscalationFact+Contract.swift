import Contracts
import EscalationDomain
import Messaging
import Vocabulary

extension EscalationFact {
    /// What Escalation makes of an event; `nil` for types that do not concern it.
    init?(_ event: StreamEvent, day: CalendarDate?) throws {
        let fact = event.stream == .monitoring ? Self.ofMonitoring(event) : try Self.ofPartners(event, day: day)
        guard let fact else { return nil }
        self = fact
    }

    private static func ofMonitoring(_ event: StreamEvent) -> EscalationFact? {
        let data = event.data
        guard let signalId = data["signalId"]?.stringValue,
            let on = data["on"]?.stringValue.flatMap({ CalendarDate($0) })
        else { return nil }
        if event.type == InternalType.signalCleared { return .signalCleared(signalId: signalId, on: on) }
        guard let kind = data["kind"]?.stringValue, let subject = data["subject"]?.stringValue,
            let sentence = data["sentence"]?.stringValue,
            let severity = data["severity"]?.stringValue.flatMap(AlertSeverity.init)
        else { return nil }
        let signal = RaisedSignal(
            signalId: signalId, kind: kind, subject: subject, severity: severity, sentence: sentence, on: on)
        switch event.type {
        case InternalType.signalRaised: return .signalRaised(signal)
        case InternalType.signalUpdated: return .signalUpdated(signal)
        default: return nil
        }
    }

    private static func ofPartners(_ event: StreamEvent, day: CalendarDate?) throws -> EscalationFact? {
        switch event.partnerType {
        case .actionRegistered, .actionProgressed, .actionClosed, .alertAcknowledged: break
        default: return nil
        }
        switch try event.partnerType?.read(event.data).data {
        case let data as ActionRegistered:
            return .actionRegistered(
                actionId: data.actionId, number: data.number, title: data.title, holder: data.holder,
                partners: data.partners, consulting: data.consulting, condition: data.condition,
                basis: data.basis.map(\.rawValue), dueOn: data.dueOn)
        case let data as ActionProgressed:
            return ActionState(rawValue: data.state.rawValue)
                .map { .actionProgressed(actionId: data.actionId, state: $0, on: data.progressedOn) }
        case let data as ActionClosed:
            return .actionProgressed(actionId: data.actionId, state: .closed, on: data.closedOn)
        case let data as AlertAcknowledged:
            // Before the first day there is no alert to acknowledge.
            return day.map { .alertAcknowledged(alertId: data.alertId, member: data.member, on: $0) }
        default: return nil
        }
    }
}
