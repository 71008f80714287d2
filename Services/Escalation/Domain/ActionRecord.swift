import Vocabulary

/// An agreement of the plan with its holder and its course (ESC-1).
public struct ActionRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public internal(set) var number: Int
    public internal(set) var title: String
    /// Actiehouder.
    public internal(set) var holder: String
    /// Who works on it too (i.s.m.).
    public internal(set) var partners: [String]
    /// Who is consulted (i.o.m.); `nil` when nobody is.
    public internal(set) var consulting: [String]?
    /// Under which it holds, in Dutch.
    public internal(set) var condition: String?
    /// Codes of the agreements that it rests on; `nil` when none is named.
    public internal(set) var basis: [String]?
    public internal(set) var dueOn: CalendarDate?
    /// On the day it is: what is told ahead waits for its day.
    public internal(set) var state: ActionState
    /// The registration, then by the day on which it happened.
    public internal(set) var history: [ActionStep]

    /// Told late it comes before what happened since.
    mutating func progress(_ step: ActionStep) {
        let later = self.history.indices.dropFirst().first { index in
            guard let one = self.history[index].on, let other = step.on else { return false }
            return one > other
        }
        self.history.insert(step, at: later ?? self.history.endIndex)
    }

    /// - Parameter day: `nil` before the first: then all that was told counts.
    func state(on day: CalendarDate?) -> ActionState {
        let happened = self.history.dropFirst().filter { step in
            guard let on = step.on, let day else { return true }
            return on <= day
        }
        return happened.last?.state ?? .open
    }

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
        case .done: "gereed"
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
