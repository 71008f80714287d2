import RegistrationDomain
import Testing
import Vocabulary

/// Tenancies, support, spans and corrections: which party may do what, and when.
@Suite(.timeLimit(.minutes(10)))
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
        let flip = RegistryOperation.updatesAsSupporter(.tenancy, .flip(self.day))
        #expect(throws: RegistryRefusal.unknown) { try registry.apply(flip, id: "t", by: "exodus") }
        #expect(throws: RegistryRefusal.unknown) { try registry.apply(flip, id: "t", by: "bo-ex") }
        #expect(throws: RegistryRefusal.dateOrder) {
            try registry.apply(.updatesAsSupporter(.tenancy, .flip(self.day.adding(days: -1))), id: "t", by: "lister")
        }
        #expect(Term.of(try #require(registry[.init(.tenancy, "t")]))?.kind == .flip)
        try registry.apply(flip, id: "t", by: "lister")
        #expect(Term.of(try #require(registry[.init(.tenancy, "t")])) == nil, "an own contract has no term")
        #expect(throws: RegistryRefusal.notAllowedNow) { try registry.apply(flip, id: "t", by: "lister") }
        var own = self.registry(.own)
        #expect(throws: RegistryRefusal.notAllowedNow) { try own.apply(flip, id: "t", by: "lister") }
    }

    @Test func theFirstInstitutionBecomesResponsibleForATenancyWithoutOne() throws {
        var registry = self.registry(.own, institution: nil)
        try registry.requireSupporter(of: "t", by: "exodus", on: self.day)
        try registry.apply(
            .updatesAsSupporter(.tenancy, .assignSupporter(institution: "exodus")), id: "t", by: "exodus")
        #expect(throws: RegistryRefusal.unknown) { try registry.requireSupporter(of: "t", by: "lister", on: self.day) }
        #expect(throws: RegistryRefusal.unknown) { try registry.requireSupporter(of: "x", by: "lister", on: self.day) }
        try registry.apply(.closes(.tenancy, .end(self.day)), id: "t", by: "bo-ex")
        #expect(throws: RegistryRefusal.closed) { try registry.requireSupporter(of: "t", by: "exodus", on: self.day) }
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

    @Test func aCorrectionKeepsLaterChanges() throws {
        var registry = self.registry(.flip)
        try registry.apply(.changes(.application, .pause(self.day.adding(days: 5))), id: "a", by: "lister")
        let corrected = RegisteredFacts.application(WaitingClock(since: self.day.adding(days: -10)))
        #expect(throws: RegistryRefusal.unknown) {
            try registry.apply(.corrects(.application, corrected), id: "a", by: "exodus")
        }
        try registry.apply(.corrects(.application, corrected), id: "a", by: "lister")
        guard case .application(let clock)? = registry[.init(.application, "a")]?.facts else {
            Issue.record("no clock")
            return
        }
        #expect(clock.isPaused)
        #expect(clock.days(before: self.day.adding(days: 100)) == 15)
        #expect(throws: RegistryRefusal.unknown) {
            try registry.apply(.corrects(.application, corrected), id: "b", by: "lister")
        }
    }

    /// A correction of a flipped tenancy still has to say that it began as a flip dwelling.
    @Test func aFlipStaysWhenTheTenancyIsCorrected() throws {
        var registry = self.registry(.flip)
        try registry.apply(.updatesAsSupporter(.tenancy, .flip(self.day.adding(days: 30))), id: "t", by: "lister")
        func correction(_ form: ContractForm, from days: Int) -> RegistryOperation {
            .corrects(
                .tenancy,
                .tenancy(
                    RegisteredFacts.Tenancy(form: form, startedOn: self.day.adding(days: days), institution: nil)))
        }
        #expect(throws: RegistryRefusal.dateOrder) {
            try registry.apply(correction(.flip, from: 31), id: "t", by: "bo-ex")
        }
        try registry.apply(correction(.flip, from: 5), id: "t", by: "bo-ex")
        let entry = try #require(registry[.init(.tenancy, "t")])
        guard case .tenancy(let tenancy) = entry.facts else { Issue.record("no tenancy"); return }
        #expect(tenancy.form == .own && tenancy.startedOn == self.day.adding(days: 5))
        #expect(tenancy.institution == "lister" && Term.of(entry) == nil)
        #expect(throws: RegistryRefusal.notAllowedNow) {
            try registry.apply(.updatesAsSupporter(.tenancy, .flip(self.day.adding(days: 40))), id: "t", by: "lister")
        }
        // A tenancy that never was a flip can be corrected to another form.
        try registry.apply(correction(.campus, from: 5), id: "t", by: "bo-ex")
        #expect(Term.of(try #require(registry[.init(.tenancy, "t")]))?.kind == .campus)
    }
}
