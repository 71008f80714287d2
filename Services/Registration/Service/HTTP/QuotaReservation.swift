import Intake
import Vocabulary

/// The part of a partner's day that one request holds until it is known whether any of it was sent.
struct QuotaReservation: Sendable {
    let partner: String
    let cost: DayUsage
    let day: CalendarDate
}
