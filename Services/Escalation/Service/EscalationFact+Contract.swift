import Contracts
import EscalationDomain
import Messaging
import Vocabulary

extension EscalationFact {
    /// What Escalation makes of an event; `nil` for types that do not concern it.
    init?(_ event: StreamEvent, derive: (String) -> String) throws {
        let fact = event.stream == .monitoring ? Self.ofMonitoring(event) : try Self.ofPartners(event, derive: derive)
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

    private static func ofPartners(_ event: StreamEvent, derive: (String) -> String) throws -> EscalationFact? {
        switch event.partnerType {
        case .actionRegistered, .actionProgressed, .actionClosed: break
        case .alertAcknowledged, .alertAssigned, .alertSnoozed, .alertResolved: break
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
            return Self.act(event, data.alertId, data.member, .acknowledged, derive)
        case let data as AlertAssigned:
            return Self.act(event, data.alertId, data.member, .assigned(dueOn: data.dueOn), derive)
        case let data as AlertSnoozed:
            return Self.act(event, data.alertId, data.member, .snoozed(until: data.snoozedUntil), derive)
        case let data as AlertResolved:
            return Self.act(event, data.alertId, data.member, .resolved(Resolution(data.resolution)), derive)
        default: return nil
        }
    }

    private static func act(
        _ event: StreamEvent, _ alertId: String, _ member: String, _ what: AlertAct.What, _ derive: (String) -> String
    ) -> EscalationFact {
        .alertActed(
            AlertAct(
                alertId: alertId, member: member, what: what,
                answer: event.partner.map {
                    AlertAct.Answer(id: derive("answer"), event: event.id, sender: $0)
                }))
    }
}

extension Resolution {
    init(_ resolution: AlertResolution) {
        switch resolution {
        case .solved: self = .solved
        case .accepted: self = .accepted
        case .mistaken: self = .mistaken
        case .duplicate: self = .duplicate
        }
    }
}
