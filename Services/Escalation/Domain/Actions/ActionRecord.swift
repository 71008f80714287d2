import Vocabulary

/// An agreement of the plan, with its holder and its progress (ESC-1).
public struct ActionRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public internal(set) var number: Int
    public internal(set) var title: String
    /// Actiehouder.
    public internal(set) var holder: String
    /// Parties that work on it too (i.s.m.).
    public internal(set) var partners: [String]
    /// Parties that are consulted (i.o.m.); `nil` for none.
    public internal(set) var consulting: [String]?
    /// The condition under which the action applies, in Dutch.
    public internal(set) var condition: String?
    /// Codes of the agreements that it rests on; `nil` when none is named.
    public internal(set) var basis: [String]?
    public internal(set) var dueOn: CalendarDate?
    /// The state today; a step that is reported ahead waits for its day.
    public internal(set) var state: ActionState
    /// The registration, then the steps by the day on which they happened.
    public internal(set) var history: [ActionStep]

    /// Inserts a step by its day: a step that is reported late goes before later ones.
    mutating func progress(_ step: ActionStep) {
        let later = self.history.indices.dropFirst().first { index in
            guard let one = self.history[index].on, let other = step.on else { return false }
            return one > other
        }
        self.history.insert(step, at: later ?? self.history.endIndex)
    }

    /// - Parameter day: `nil` before the first day: then every reported step counts.
    func state(on day: CalendarDate?) -> ActionState {
        let happened = self.history.dropFirst().filter { step in
            guard let on = step.on, let day else { return true }
            return on <= day
        }
        return happened.last?.state ?? .open
    }
}
