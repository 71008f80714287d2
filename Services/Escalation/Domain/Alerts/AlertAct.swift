import Vocabulary

/// A member's act on an alert.
public struct AlertAct: Hashable, Sendable, Codable {
    public enum What: Hashable, Sendable, Codable {
        case acknowledged
        case assigned(dueOn: CalendarDate?)
        case snoozed(until: CalendarDate)
        case resolved(Resolution)
    }

    /// The address of an answer: the sender, and the event that is answered.
    public struct Answer: Hashable, Sendable, Codable {
        /// Derived from the event, so that it does not depend on when the answer is given.
        public let id: String
        /// The event that is answered.
        public let event: String
        public let sender: String

        public init(id: String, event: String, sender: String) {
            self.id = id
            self.event = event
            self.sender = sender
        }
    }

    public let alertId: String
    public let member: String
    public let what: What
    /// `nil` when no answer is expected.
    public let answer: Answer?

    public init(alertId: String, member: String, what: What, answer: Answer?) {
        self.alertId = alertId
        self.member = member
        self.what = what
        self.answer = answer
    }

    func step(on day: CalendarDate) -> AlertStep {
        let what: AlertStep.What =
            switch self.what {
            case .acknowledged: .acknowledged(member: self.member)
            case .assigned(let dueOn): .assigned(member: self.member, dueOn: dueOn)
            case .snoozed(let until): .snoozed(member: self.member, until: until)
            case .resolved(let resolution): .resolved(member: self.member, resolution: resolution)
            }
        return AlertStep(on: day, what: what)
    }

    /// The reason to refuse the act whatever the alert's state; `nil` for none.
    func refusal(on day: CalendarDate?) -> AlertRefusal? {
        guard Seat(self.member) != nil else { return .seatUnknown }
        guard let day else { return nil }
        switch self.what {
        case .snoozed(let until) where until <= day: return .dayPast
        case .assigned(let dueOn?) where dueOn < day: return .dayPast
        case .acknowledged, .assigned, .snoozed, .resolved: return nil
        }
    }
}
