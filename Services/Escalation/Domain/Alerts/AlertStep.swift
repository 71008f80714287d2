import Vocabulary

/// One step in the life of an alert. Steps are in the order in which they count: within a day the signal's steps come
/// first, then the rules', then people's.
public struct AlertStep: Hashable, Sendable, Codable {
    public enum What: Hashable, Sendable, Codable {
        /// The signal was raised.
        case raised(severity: AlertSeverity, sentence: String)
        /// The signal is still raised, with other figures or another severity.
        case updated(severity: AlertSeverity, sentence: String)
        /// The signal was cleared.
        case cleared
        /// The day until which the alert was asleep has started.
        case woken
        case escalated(reason: Escalation.Reason)
        case acknowledged(member: String)
        case assigned(member: String, dueOn: CalendarDate?)
        case snoozed(member: String, until: CalendarDate)
        case resolved(member: String, resolution: Resolution)
    }

    public let on: CalendarDate
    public let what: What

    /// The member of the team that took the step; `nil` for steps of the signal and of the rules.
    public var member: String? {
        switch self.what {
        case .raised, .updated, .cleared, .woken, .escalated: nil
        case .acknowledged(let member), .assigned(let member, _), .snoozed(let member, _), .resolved(let member, _):
            member
        }
    }

    var isOfSignal: Bool {
        switch self.what {
        case .raised, .updated, .cleared: true
        case .woken, .escalated, .acknowledged, .assigned, .snoozed, .resolved: false
        }
    }
}
