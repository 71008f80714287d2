import Vocabulary

/// An agreement of the plan with its holder and its course (ESC-1).
public struct ActionRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public internal(set) var number: Int
    public internal(set) var title: String
    /// Actiehouder.
    public internal(set) var holder: String
    public internal(set) var partners: [String]
    public internal(set) var dueOn: CalendarDate?
    public internal(set) var state: ActionState
    /// Oldest first; the first is the registration.
    public internal(set) var history: [ActionStep]

    /// Due before this day and neither done nor closed.
    public func isOverdue(on day: CalendarDate) -> Bool {
        guard let dueOn else { return false }
        return dueOn < day && !self.state.isFinal
    }
}

extension ActionState {
    public var dutchName: String {
        switch self {
        case .open: "nog niet begonnen"
        case .running: "loopt"
        case .done: "klaar"
        case .stalled: "ligt stil"
        case .closed: "afgesloten"
        }
    }
}

/// One step of an action.
public struct ActionStep: Hashable, Sendable, Codable {
    public let state: ActionState
    /// `nil`: registered before the first day.
    public let on: CalendarDate?
    /// The due date that held from then on.
    public let dueOn: CalendarDate?
}
