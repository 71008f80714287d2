import Vocabulary

/// A member has seen the alert.
public struct Acknowledgement: Hashable, Sendable, Codable {
    public let member: String
    public let on: CalendarDate

    public init(member: String, on: CalendarDate) {
        self.member = member
        self.on = on
    }
}
