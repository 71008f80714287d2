import Vocabulary

/// A change of an alert: also a line of its history.
public struct AlertChange: Hashable, Sendable, Codable {
    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case raised
        case reopened
        case severityChanged = "severity-changed"
        /// The same alert with newer figures; no message is sent about it.
        case figuresChanged = "figures-changed"
        case acknowledged
        case assigned
        case snoozed
        case woken
        case escalated
        case resolved

        public var dutchName: String {
            switch self {
            case .raised: "gemeld"
            case .reopened: "opnieuw gemeld"
            case .severityChanged: "ernst gewijzigd"
            case .figuresChanged: "nieuwe cijfers"
            case .acknowledged: "gezien"
            case .assigned: "in handen gegeven"
            case .snoozed: "rust"
            case .woken: "weer actueel"
            case .escalated: "naar het bestuurlijk overleg"
            case .resolved: "opgelost"
            }
        }

        public var englishName: String {
            switch self {
            case .raised: "raised"
            case .reopened: "raised again"
            case .severityChanged: "severity changed"
            case .figuresChanged: "new figures"
            case .acknowledged: "seen"
            case .assigned: "assigned"
            case .snoozed: "asleep"
            case .woken: "awake again"
            case .escalated: "to the administrators"
            case .resolved: "resolved"
            }
        }
    }

    public let kind: Kind
    public let on: CalendarDate
    /// The member of the team; `nil` when a signal or a rule caused the change.
    public let by: String?
    /// Dutch; `nil` when there is nothing to add.
    public let note: String?

    public init(kind: Kind, on: CalendarDate, by: String?, note: String?) {
        self.kind = kind
        self.on = on
        self.by = by
        self.note = note
    }
}
