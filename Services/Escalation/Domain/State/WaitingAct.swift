import Vocabulary

struct WaitingAct: Sendable, Equatable, Codable {
    let act: AlertAct
    /// The day of the canonical stream on which it arrived.
    let day: CalendarDate
}
