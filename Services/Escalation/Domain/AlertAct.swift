import Vocabulary

/// A member's word about an alert.
public struct AlertAct: Hashable, Sendable, Codable {
    public enum What: Hashable, Sendable, Codable {
        case acknowledged
        case assigned(dueOn: CalendarDate?)
        case snoozed(until: CalendarDate)
        case resolved(Resolution)
    }

    /// The way back to the sender.
    public struct Answer: Hashable, Sendable, Codable {
        /// Derived from the event, so that it is the same whenever the answer can be given.
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
    /// `nil` when nobody waits for one.
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

    /// Why it cannot count, whatever the alert is like.
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

/// Why a member's word about an alert does not count: codes of the contract.
public enum AlertRefusal: String, CaseIterable, Hashable, Sendable {
    case alertUnknown = "alert-unknown"
    case alertResolved = "alert-resolved"
    case seatUnknown = "seat-unknown"
    /// Quiet until a day that is not after today, or due on one before it.
    case dayPast = "day-past"
}
