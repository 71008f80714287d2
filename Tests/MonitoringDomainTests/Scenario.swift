import MonitoringDomain
import Vocabulary
import TestRandom

/// An invented period with facts of both inputs, some of which name references that do not exist.
struct Scenario {
    struct Day {
        let date: CalendarDate
        var canonical: [MonitoringFact] = []
        var matching: [MonitoringFact] = []
    }

    let days: [Day]

    init(seed: UInt64, days count: Int = 80) {
        var random = SeededGenerator(seed: seed)
        let first = day("2019-07-20")
        self.days = (0..<count).map { offset in
            var item = Day(date: first.adding(days: offset))
            if offset == 0 { item.canonical = historyFacts() }
            for _ in 0..<Int.random(in: 0...5, using: &random) {
                item.canonical.append(Self.canonicalFact(item.date, &random))
            }
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                item.matching.append(Self.matchingFact(item.date, &random))
            }
            return item
        }
    }

    /// Applies the days. `interleave` gets the two lists of a day and returns the order of their facts.
    func run(
        _ state: inout MonitoringState, from start: Int = 0, through end: Int? = nil,
        interleave: ([MonitoringFact], [MonitoringFact]) -> [MonitoringFact] = { $0 + $1 }
    ) -> [[MonitoringOutcome]] {
        self.days[start..<(end ?? self.days.count)].map { item in
            let outcomes = state.startDay(item.date, derive: { "\(item.date)#\($0)" })
            state.record(interleave(item.canonical, item.matching))
            return outcomes
        }
    }

    private static func id(_ prefix: String, _ count: Int, _ random: inout SeededGenerator) -> String {
        prefix + String(Int.random(in: 0..<count, using: &random))
    }

    private static func pick<T>(_ items: [T], _ random: inout SeededGenerator) -> T {
        items[Int.random(in: 0..<items.count, using: &random)]
    }

    private static func canonicalFact(_ date: CalendarDate, _ random: inout SeededGenerator) -> MonitoringFact {
        let corporation = self.pick(["mitros", "bo-ex", "ssh"], &random)
        let group = self.pick(TargetGroup.allCases, &random)
        let since = date.adding(days: -Int.random(in: 0...200, using: &random))
        switch Int.random(in: 0..<13, using: &random) {
        case 0, 1, 2:
            return .applicationSubmitted(
                applicationId: self.id("a", 60, &random), institution: "lister", group: group, route: .outflow,
                waitingSince: since)
        case 3: return .applicationChanged(applicationId: self.id("a", 60, &random), group: group)
        case 4: return .applicationWithdrawn(applicationId: self.id("a", 60, &random), on: date)
        case 5:
            return .lettingsCounted(
                countId: self.id("c", 6, &random), period: .quarter(date.quarter), corporation: corporation,
                regular: Int.random(in: 0...50, using: &random), priority: [])
        case 6:
            return .allocationRecorded(
                allocationId: self.id("x", 20, &random), group: group, allocatedOn: date, waitingSince: since,
                dwellingId: self.id("d", 30, &random))
        case 7, 8:
            return .tenancyStarted(
                tenancyId: self.id("t", 20, &random), dwellingId: self.id("d", 30, &random),
                applicationId: self.id("a", 60, &random), startedOn: date, independent: true)
        case 9:
            return .dwellingNominated(
                dwellingId: self.id("d", 30, &random), roundId: self.id("r", 3, &random), corporation: corporation,
                district: .oost,
                inQuota: Bool.random(using: &random))
        case 10: return .applicationPaused(applicationId: self.id("a", 60, &random), on: date)
        case 11:
            return .roundOpened(
                roundId: self.id("r", 2, &random), quarter: date.quarter, opensOn: date,
                closesOn: date.adding(days: 20), dwellings: 10)
        default:
            return .actionRegistered(
                actionId: self.id("k", 5, &random), number: 1, title: "t", holder: "h", dueOn: date.adding(days: 5))
        }
    }

    private static func matchingFact(_ date: CalendarDate, _ random: inout SeededGenerator) -> MonitoringFact {
        switch Int.random(in: 0..<7, using: &random) {
        case 4:
            return .presentationProposed(
                presentationId: self.id("v", 40, &random), roundId: self.id("r", 3, &random), madeOn: date)
        case 5: return .presentationDropped(presentationId: self.id("v", 40, &random))
        case 6:
            return .dwellingAvailabilityChanged([
                DwellingAvailability(id: self.id("d", 30, &random), isWithdrawn: Bool.random(using: &random))
            ])
        case 0:
            return .quotaAnnounced(
                roundId: self.id("r", 3, &random), corporation: self.pick(["mitros", "bo-ex"], &random),
                quota: Int.random(in: 0...9, using: &random), carriedOver: 0)
        case 1:
            return .presentationMade(
                presentationId: self.id("v", 40, &random), roundId: self.id("r", 3, &random),
                dwellingId: self.id("d", 30, &random), corporation: "mitros", applicationIds: ["a1", "a2"],
                madeOn: date)
        case 2:
            return .presentationEnded(
                presentationId: self.id("v", 40, &random), why: self.pick(PresentationEnding.allCases, &random),
                declined: [ReasonCount(reason: "rent", count: 1)])
        default:
            return .placementConfirmed(
                placementId: self.id("p", 40, &random), roundId: self.id("r", 3, &random),
                dwellingId: self.id("d", 30, &random), applicationId: self.id("a", 60, &random),
                institution: "lister", group: .moBw, on: date, waitingSince: date.adding(days: -100))
        }
    }
}
