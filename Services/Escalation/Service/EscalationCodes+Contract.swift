import Contracts
import EscalationDomain

// Maps each code of the domain to one of the wire: a case that is forgotten does not compile.

extension AlertStatusCode {
    init(_ status: AlertStatus) {
        self =
            switch status {
            case .raised: .raised
            case .acknowledged: .acknowledged
            case .resolved: .resolved
            }
    }
}

extension SeverityCode {
    init(_ severity: AlertSeverity) {
        self =
            switch severity {
            case .attention: .attention
            case .serious: .serious
            }
    }
}

extension AudienceCode {
    init(_ audience: Audience) {
        self =
            switch audience {
            case .implementationTeam: .implementationTeam
            case .administrative: .administrative
            }
    }
}

extension AlertChangeCode {
    init(_ kind: AlertChange.Kind) {
        self =
            switch kind {
            case .raised: .raised
            case .reopened: .reopened
            case .severityChanged: .severityChanged
            case .figuresChanged: .figuresChanged
            case .acknowledged: .acknowledged
            case .assigned: .assigned
            case .snoozed: .snoozed
            case .woken: .woken
            case .escalated: .escalated
            case .resolved: .resolved
            }
    }
}

extension AlertResolution {
    init(_ resolution: Resolution) {
        self =
            switch resolution {
            case .solved: .solved
            case .accepted: .accepted
            case .mistaken: .mistaken
            case .duplicate: .duplicate
            }
    }
}

extension RefusalCode {
    init(_ refusal: AlertRefusal) {
        self =
            switch refusal {
            case .alertUnknown: .alertUnknown
            case .alertResolved: .alertResolved
            case .seatUnknown: .seatUnknown
            case .dayPast: .dayPast
            }
    }
}
