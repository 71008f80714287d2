import Contracts
import JSON
import TestRandom
import Vocabulary

/// Events of all types about a few things, so that they interact: mostly new ones at first, then repeats, second
/// meanings of an id, taken references, unknown partners and corrections among them.
public struct RandomLife {
    private static let types = EventType.allCases.filter { $0 != .calendarDayRequested }

    private var data: RandomData
    private var random: SeededGenerator
    private var events: [SentEvent] = []
    /// The references named so far, by field.
    private var named: [String: [String]] = [:]
    private var isQuiet = true
    private var today: CalendarDate

    public init(seed: UInt64) {
        self.data = RandomData(seed: seed)
        self.random = SeededGenerator(seed: seed)
        self.today = CalendarDate(year: 2019, month: 1, day: 1) ?? CalendarDate(dayNumber: 0)
    }

    public mutating func events(_ count: Int) throws -> [SentEvent] {
        while self.events.count < count {
            if self.random.chance(4) { self.isQuiet.toggle() }
            if self.random.chance(3) {
                self.events.append(try self.day())
            } else if !self.isQuiet, !self.events.isEmpty, self.random.chance(15) {
                self.events.append(self.random.pick(self.events))
            } else if let event = self.event() {
                self.events.append(event)
            }
        }
        return self.events
    }

    /// Usually the next day, sometimes the same day again.
    private mutating func day() throws -> SentEvent {
        if self.random.chance(80) { self.today = self.today.adding(days: 1) }
        let date = self.today.description
        return try SentEvent.day(date, id: "day-\(self.random.chance(50) ? self.events.count : 0)-\(date)")
    }

    private mutating func event() -> SentEvent? {
        // Half of the events are about applications and tenancies, which allow the most follow-ups; at first nearly all
        // are new ones.
        let type =
            self.isQuiet && self.random.chance(90)
            ? .applicationSubmitted
            : self.random.flag()
                ? self.random.pick([
                    EventType.applicationSubmitted, .applicationChanged, .applicationPaused, .applicationResumed,
                    .applicationWithdrawn, .tenancyStarted, .tenancyFlipped, .supportArranged, .supportEnded,
                    .tenancyEnded,
                ]) : self.random.pick(Self.types)
        let senders = PartnerDirectory.plan.all.filter { type.senders.contains($0.kind) }.prefix(2)
        guard let owner = self.random.chance(85) ? senders.first : senders.last else { return nil }
        let number = self.events.count
        let drawn = self.data.data(type)
        var value = drawn
        for place in drawn.places() {
            guard place.steps.count == 1, case .member(let name) = place.steps[0], name.hasSuffix("Id") else {
                continue
            }
            value = value.setting(place, to: .string(self.reference(name)))
        }
        guard let data = (try? type.read(value, recordedAt: nil))?.data else { return nil }
        let id =
            !self.isQuiet && self.random.chance(10)
            ? self.random.pick(self.events.map(\.event.id) + ["e-0"]) : "e-\(number)"
        var extensions: [JSONMember] = []
        if !self.isQuiet, self.random.chance(30),
            let corrected = self.events.last(where: { $0.event.subject == data.subject })
        {
            extensions.append(JSONMember("corrects", .string(corrected.event.id)))
        }
        return SentEvent(
            event: CloudEvent(
                id: id, source: owner.source, type: type.wireName, subject: data.subject, time: "2023-09-08T09:30:00Z",
                extensions: extensions, data: value), owner: owner)
    }

    /// A reference: usually one that was named before.
    private mutating func reference(_ field: String) -> String {
        let known = self.named[field] ?? []
        guard known.isEmpty || self.random.chance(self.isQuiet ? 98 : 30) else {
            return self.random.pick(known.suffix(12))
        }
        let new = "\(field)-\(known.count)"
        self.named[field, default: []].append(new)
        return new
    }
}
