import Vocabulary

/// The member that an alert was given to.
public struct Holder: Hashable, Sendable, Codable {
    public let member: String
    /// The day by which something has to be done.
    public let dueOn: CalendarDate?
    public let on: CalendarDate
}
