import Intake
import Vocabulary

/// Usage admitted on one day and not yet in the stored count, by partner. Pure.
struct PendingUsage: Sendable {
    private var day: CalendarDate?
    private var all: [String: DayUsage] = [:]
    /// Usage that may still be given back; `all` includes it.
    private var reserved: [String: DayUsage] = [:]

    /// Another day begins without usage.
    mutating func begin(_ day: CalendarDate) {
        guard day != self.day else { return }
        self = PendingUsage(day: day)
    }

    init(day: CalendarDate? = nil) {
        self.day = day
    }

    subscript(partner: String) -> DayUsage { self.all[partner] ?? DayUsage() }

    func reserved(by partner: String) -> DayUsage { self.reserved[partner] ?? DayUsage() }

    mutating func reserve(_ cost: DayUsage, of partner: String, on day: CalendarDate) -> QuotaReservation {
        self.begin(day)
        self.all[partner] = self[partner] + cost
        self.reserved[partner] = self.reserved(by: partner) + cost
        return QuotaReservation(partner: partner, cost: cost, day: day)
    }

    /// A reservation of another day is ignored: that day's usage is gone.
    mutating func end(_ reservation: QuotaReservation, isSent: Bool) {
        guard reservation.day == self.day else { return }
        let partner = reservation.partner
        self.reserved[partner] = self.reserved(by: partner).reduced(by: reservation.cost)
        if !isSent { self.all[partner] = self[partner].reduced(by: reservation.cost) }
    }

    /// Subtracts the growth of the stored count from the pending usage.
    mutating func settle(from old: QuotaBook, to new: QuotaBook) {
        guard self.day == new.day else { return }
        for (partner, usage) in self.all {
            let before = old.day == new.day ? old.usage(of: partner) : DayUsage()
            self.all[partner] = usage.reduced(by: new.usage(of: partner).reduced(by: before))
        }
    }
}
