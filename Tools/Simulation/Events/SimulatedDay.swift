import Vocabulary

/// The messages of all partners on one day: by partner id, then in the order of sending. Days without messages are
/// included, because a calendar skips none.
public struct SimulatedDay: Equatable, Sendable {
    public let date: CalendarDate
    public let messages: [SimulatedMessage]

    public init(date: CalendarDate, messages: [SimulatedMessage]) {
        self.date = date
        self.messages = messages
    }

    public var byteCount: Int { self.messages.reduce(0) { $0 + $1.byteCount } }
}
