import Vocabulary

/// An action of the plan.
public struct ActionRecord: Sendable, Equatable, Codable, Identifiable {
    public let id: String
    public let number: Int
    public let title: String
    public let holder: String
    /// The condition under which the action applies, in Dutch.
    public let condition: String?
    public let dueOn: CalendarDate?
    /// The state as last reported; the only one in records stored before its day mattered.
    public internal(set) var state: ActionState
    public internal(set) var states: DatedStatements<ActionState>?

    func state(on day: CalendarDate) -> ActionState {
        guard let states = self.states else { return self.state }
        return states.current(on: day)?.value ?? .open
    }
}
