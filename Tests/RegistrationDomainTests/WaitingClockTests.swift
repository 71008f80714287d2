import RegistrationDomain
import TestSupport
import Testing
import Vocabulary

/// The waiting clock on random lives, against counting day by day.
@Suite(.timeLimit(.minutes(1)))
struct WaitingClockTests {
    @Test(arguments: 0..<300)
    func theDaysAreThoseThatADayByDayCountFinds(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let since = CalendarDate(dayNumber: 17_000 + Int(random.next() % 400))
        var clock = WaitingClock(since: since)
        var counts: [Int: Bool] = [:]
        var day = since
        for _ in 0..<(random.next() % 6) {
            let next = day.adding(days: Int(random.next() % 40))
            if clock.isPaused { try clock.resume(on: next) } else { try clock.pause(on: next) }
            day = next
        }
        for number in since.dayNumber..<(since.dayNumber + 600) {
            let date = CalendarDate(dayNumber: number)
            counts[number] = !clock.pauses.contains { $0.from <= date && date < ($0.until ?? date.adding(days: 1)) }
        }
        var expected = 0
        for number in (since.dayNumber - 5)..<(since.dayNumber + 600) {
            #expect(clock.days(before: CalendarDate(dayNumber: number)) == expected)
            if counts[number] == true { expected += 1 }
        }
        let end = day.adding(days: Int(random.next() % 30))
        let waited = clock.days(before: end)
        clock.end(on: end)
        #expect(clock.days(before: end.adding(days: 1_000)) == waited, "an end stops it for good")
    }

    @Test func whatCannotBeIsRefused() throws {
        let day = CalendarDate(dayNumber: 18_000)
        var clock = WaitingClock(since: day)
        #expect(throws: RegistryRefusal.notNow) { try clock.resume(on: day) }
        #expect(throws: RegistryRefusal.dateOrder) { try clock.pause(on: day.adding(days: -1)) }
        try clock.pause(on: day.adding(days: 10))
        #expect(throws: RegistryRefusal.notNow) { try clock.pause(on: day.adding(days: 11)) }
        #expect(throws: RegistryRefusal.dateOrder) { try clock.resume(on: day.adding(days: 9)) }
        try clock.resume(on: day.adding(days: 10))
        #expect(throws: RegistryRefusal.dateOrder) { try clock.pause(on: day.adding(days: 9)) }
        #expect(throws: RegistryRefusal.dateOrder) { try clock.correct(since: day.adding(days: 11)) }
        try clock.correct(since: day.adding(days: -30))
        #expect(clock.days(before: day) == 30)
        clock.end(on: day.adding(days: 20))
        #expect(throws: RegistryRefusal.notNow) { try clock.pause(on: day.adding(days: 30)) }
    }
}

/// Tenancies, support, spans and corrections: who may do what, and when.
@Suite(.timeLimit(.minutes(1)))
struct TransitionTests {
    private let day = CalendarDate(dayNumber: 18_000)

    private func registry(_ form: ContractForm, institution: String? = "lister") -> Registry {
        let tenancy = RegisteredFacts.Tenancy(form: form, startedOn: self.day, institution: institution)
        return Registry([
            RegistryEntry(kind: .tenancy, id: "t", owner: "bo-ex", state: .open, facts: .tenancy(tenancy)),
            RegistryEntry(
                kind: .urgency, id: "u", owner: "vierde-huis", state: .open,
                facts: .span(from: self.day, until: self.day.adding(days: 180))),
            RegistryEntry(
                kind: .application, id: "a", owner: "lister", state: .open,
                facts: .application(WaitingClock(since: self.day))),
        ])
    }

    @Test func aFlipDwellingFlipsOnceByItsOwnInstitution() throws {
        var registry = self.registry(.flip)
        let flip = RegistryAct.cares(.tenancy, .flip(self.day))
        #expect(throws: RegistryRefusal.notOwner) { try registry.apply(flip, id: "t", by: "exodus") }
        #expect(throws: RegistryRefusal.notOwner) { try registry.apply(flip, id: "t", by: "bo-ex") }
        #expect(throws: RegistryRefusal.dateOrder) {
            try registry.apply(.cares(.tenancy, .flip(self.day.adding(days: -1))), id: "t", by: "lister")
        }
        #expect(Term.of(try #require(registry[.init(.tenancy, "t")]))?.kind == .flip)
        try registry.apply(flip, id: "t", by: "lister")
        #expect(Term.of(try #require(registry[.init(.tenancy, "t")])) == nil, "an own contract has no term")
        #expect(throws: RegistryRefusal.notNow) { try registry.apply(flip, id: "t", by: "lister") }
        var own = self.registry(.own)
        #expect(throws: RegistryRefusal.notNow) { try own.apply(flip, id: "t", by: "lister") }
    }

    @Test func theFirstInstitutionAnswersForATenancyWithoutOne() throws {
        var registry = self.registry(.own, institution: nil)
        try registry.requireCare(of: "t", by: "exodus")
        try registry.apply(.cares(.tenancy, .takeCare(institution: "exodus")), id: "t", by: "exodus")
        #expect(throws: RegistryRefusal.notOwner) { try registry.requireCare(of: "t", by: "lister") }
        #expect(throws: RegistryRefusal.unknown) { try registry.requireCare(of: "x", by: "lister") }
        try registry.apply(.closes(.tenancy, .end(self.day)), id: "t", by: "bo-ex")
        #expect(throws: RegistryRefusal.closed) { try registry.requireCare(of: "t", by: "exodus") }
    }

    @Test func nothingEndsBeforeItBegan() throws {
        var registry = self.registry(.hotel)
        let before = self.day.adding(days: -1)
        for (kind, id, owner) in [(ReferenceKind.tenancy, "t", "bo-ex"), (.urgency, "u", "vierde-huis")] {
            #expect(throws: RegistryRefusal.dateOrder) {
                try registry.apply(.closes(kind, .end(before)), id: id, by: owner)
            }
            #expect(registry[.init(kind, id)]?.state == .open, "a refusal changes nothing")
            try registry.apply(.closes(kind, .end(self.day)), id: id, by: owner)
            #expect(registry[.init(kind, id)]?.state == .closed)
            #expect(Term.of(try #require(registry[.init(kind, id)])) == nil)
        }
    }

    @Test func aCorrectionKeepsWhatHappenedSince() throws {
        var registry = self.registry(.flip)
        try registry.apply(.changes(.application, .pause(self.day.adding(days: 5))), id: "a", by: "lister")
        let said = RegisteredFacts.application(WaitingClock(since: self.day.adding(days: -10)))
        #expect(throws: RegistryRefusal.notOwner) {
            try registry.apply(.corrects(.application, said), id: "a", by: "exodus")
        }
        try registry.apply(.corrects(.application, said), id: "a", by: "lister")
        guard case .application(let clock)? = registry[.init(.application, "a")]?.facts else {
            Issue.record("no clock")
            return
        }
        #expect(clock.isPaused)
        #expect(clock.days(before: self.day.adding(days: 100)) == 15)
        #expect(throws: RegistryRefusal.unknown) {
            try registry.apply(.corrects(.application, said), id: "b", by: "lister")
        }
    }
}
