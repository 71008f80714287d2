/// The days on which an application's waiting counts (MON-2): from a first day on, with pauses, until an end.
///
/// A day counts when it lies on or after `since`, in no pause, and before the end. The day of a pause does not count,
/// the day of a resumption does.
public struct WaitingClock: Codable, Equatable, Sendable {
    /// Why a change is refused.
    public enum Refusal: Error, Equatable, Sendable {
        /// The clock's present state does not allow the change.
        case notNow
        /// The day lies before an earlier change.
        case dateOrder
    }

    public struct Pause: Codable, Equatable, Sendable {
        /// The first day that does not count.
        public let from: CalendarDate
        /// The first day that counts again; `nil` while it lasts.
        public var until: CalendarDate?

        public init(from: CalendarDate, until: CalendarDate? = nil) {
            self.from = from
            self.until = until
        }

        /// The days of this pause that lie before that day.
        public func days(before day: CalendarDate) -> Int {
            max(0, min(day, self.until ?? day).days(since: self.from))
        }
    }

    public private(set) var since: CalendarDate
    public private(set) var pauses: [Pause] = []
    /// The first day after the waiting.
    public private(set) var endedOn: CalendarDate?

    public init(since: CalendarDate) {
        self.since = since
    }

    public var isPaused: Bool { self.pauses.last.map { $0.until == nil } ?? false }

    /// The last day on which the clock changed.
    private var latest: CalendarDate { self.pauses.last.map { $0.until ?? $0.from } ?? self.since }

    public mutating func pause(on day: CalendarDate) throws(Refusal) {
        guard self.isRunning(on: day), !self.isPaused else { throw .notNow }
        guard day >= self.latest else { throw .dateOrder }
        self.pauses.append(Pause(from: day, until: nil))
    }

    public mutating func resume(on day: CalendarDate) throws(Refusal) {
        guard self.isRunning(on: day), self.isPaused else { throw .notNow }
        guard day >= self.latest else { throw .dateOrder }
        self.pauses[self.pauses.count - 1].until = day
    }

    /// Ends the waiting by a withdrawal. If the withdrawal is announced ahead, the waiting continues until that day.
    public mutating func end(on day: CalendarDate) {
        self.endedOn = max(day, self.since)
    }

    private func isRunning(on day: CalendarDate) -> Bool { self.endedOn.map { day < $0 } ?? true }

    /// Sets another first day, by a correction; the pauses stay.
    public mutating func correct(since day: CalendarDate) throws(Refusal) {
        guard self.pauses.first.map({ day <= $0.from }) ?? true else { throw .dateOrder }
        self.since = day
    }

    /// The end of a term in which pauses do not count: each pause that begins before the end postpones it by its own
    /// days. `nil` while such a pause lasts.
    public static func term(until date: CalendarDate, pauses: [Pause]) -> CalendarDate? {
        var date = date
        for pause in pauses where pause.from <= date {
            guard let until = pause.until else { return nil }
            date = date.adding(days: until.days(since: pause.from))
        }
        return date
    }

    /// The days waited before a day begins: exact, never negative.
    public func days(before day: CalendarDate) -> Int {
        let end = min(day, self.endedOn ?? day)
        guard end > self.since else { return 0 }
        return end.days(since: self.since) - self.pauses.reduce(0) { $0 + $1.days(before: end) }
    }
}
