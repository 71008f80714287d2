import Vocabulary

/// One step of an action.
public struct ActionStep: Hashable, Sendable, Codable {
    public let state: ActionState
    /// `nil`: registered before the first day.
    public let on: CalendarDate?
    /// The due date from then on.
    public let dueOn: CalendarDate?
}
