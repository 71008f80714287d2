import Contracts
import Vocabulary

/// Draws valid data. When `isFull`, every optional field is present, with another value than its default.
struct RandomData {
    var random: SeededGenerator
    let isFull: Bool

    init(seed: UInt64, isFull: Bool = false) {
        self.random = SeededGenerator(seed: seed)
        self.isFull = isFull
    }

    mutating func maybe<T>(_ make: (inout RandomData) -> T) -> T? {
        self.isFull || self.random.flag() ? make(&self) : nil
    }

    mutating func flag() -> Bool { self.isFull || self.random.flag() }

    mutating func reference() -> String { self.random.reference() }

    mutating func date(_ years: ClosedRange<Int> = 1900...2199) -> CalendarDate {
        let first = CalendarDate(year: years.lowerBound, month: 1, day: 1)?.dayNumber ?? 0
        let last = CalendarDate(year: years.upperBound, month: 12, day: 31)?.dayNumber ?? 0
        return CalendarDate(dayNumber: self.random.int(first...last))
    }

    /// Two dates, the second at least `gap` days after the first.
    mutating func dates(gap: Int) -> (CalendarDate, CalendarDate) {
        let first = self.date(2000...2100)
        return (first, first.adding(days: gap + self.random.int(0...400)))
    }

    mutating func quarter() -> Quarter { Quarter(containing: self.date()) }

    mutating func cents() -> Cents { Cents(self.random.int(0...1_000_000)) }

    /// Dutch words with what texts may hold: accents, quotes, backslashes, characters outside the first plane.
    mutating func text(_ maximum: Int) -> String {
        let words = [
            "woningen", "Youké", "’s Heeren Loo", "\"één\"", "a/b\\c", "😀", "2019", "zorg", "€", "~1", "e\u{301}",
        ]
        var text = "Plan"
        while self.random.flag() {
            let longer = text + " " + self.random.pick(words)
            guard longer.utf8.count <= maximum else { break }
            text = longer
        }
        return text
    }

    /// A random part of a code list, in random order.
    mutating func codes<T: CaseIterable>(_ type: T.Type = T.self, atLeast minimum: Int = 0) -> [T] {
        let all = Array(T.allCases).shuffled(using: &self.random)
        return Array(all.prefix(self.random.int(max(minimum, self.isFull ? 1 : 0)...all.count)))
    }

    mutating func household() -> Household {
        Household(adults: self.random.int(1...8), children: self.random.int((self.isFull ? 1 : 0)...12))
    }

    mutating func birthYears() -> BirthYears {
        let from = self.random.int(1900...2100)
        return BirthYears(from: from, to: self.random.int(from...2100))
    }

    mutating func profile() -> SearchProfile {
        SearchProfile(
            kinds: self.codes(atLeast: 1), minimumRooms: self.random.int(1...10), groundFloor: self.flag(),
            wheelchair: self.flag(), lowStimulus: self.flag(), preferredDistricts: self.codes(),
            excludedDistricts: self.codes(District.self).map {
                ExcludedDistrict(district: $0, reason: self.random.code())
            })
    }

    mutating func support() -> SupportPlan {
        SupportPlan(
            product: self.random.code(), hoursPerWeek: self.random.int(0...168), reachable247: self.flag(),
            minutesToSpot: self.maybe { $0.random.int(1...240) }, contactPoint: self.maybe { $0.reference() })
    }

    mutating func urgency() -> Urgency {
        let (granted, until) = self.dates(gap: 0)
        return Urgency(kind: self.random.code(), grantedOn: granted, validUntil: self.maybe { _ in until })
    }

    mutating func neighbourhood() -> Neighbourhood {
        Neighbourhood(
            code: "BU" + self.random.letters(8, of: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
            year: self.random.int(1995...2100))
    }
}
