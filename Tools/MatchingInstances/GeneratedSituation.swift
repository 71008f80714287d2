import MatchingDomain
import Simulation
import Vocabulary

/// The published generator of days to solve: people and dwellings with the features that the hard rules ask about.
///
/// Dwellings come in complexes of equals and people in profiles, as in reality; the caller prints how many of each the
/// rules can still tell apart after the reduction. The same size and seed give the same day on every machine.
public enum GeneratedSituation {
    public enum Size: String, CaseIterable, Sendable {
        /// Utrecht: 1,500 people, 100 dwellings, some 34,000 pairs.
        case city
        /// 10,000 people, 2,000 dwellings, some 2.3 million pairs.
        case province
        /// The same people less choosy: some 4.6 million pairs.
        case provinceDense = "province-dense"
        /// 100,000 people, 20,000 dwellings, some 400 million pairs.
        case country

        public var parameters: Parameters {
            switch self {
            case .city: Parameters(people: 1_500, dwellings: 100, profiles: 1_500, complexes: 100, choosiness: 40)
            case .province:
                Parameters(people: 10_000, dwellings: 2_000, profiles: 6_000, complexes: 800, choosiness: 72)
            case .provinceDense:
                Parameters(people: 10_000, dwellings: 2_000, profiles: 6_000, complexes: 800, choosiness: 42)
            case .country:
                Parameters(people: 100_000, dwellings: 20_000, profiles: 26_000, complexes: 2_600, choosiness: 53)
            }
        }
    }

    public struct Parameters: Sendable {
        public var people: Int
        public var dwellings: Int
        /// The maximum number of different people.
        public var profiles: Int
        /// The maximum number of different dwellings.
        public var complexes: Int
        /// From 0 to 100: the share of dwelling kinds that a person excludes.
        public var choosiness: Int

        public init(people: Int, dwellings: Int, profiles: Int, complexes: Int, choosiness: Int) {
            self.people = people
            self.dwellings = dwellings
            self.profiles = profiles
            self.complexes = complexes
            self.choosiness = choosiness
        }
    }

    static let day = CalendarDate(year: 2019, month: 9, day: 2) ?? CalendarDate(dayNumber: 0)

    public static func make(_ size: Size, seed: UInt64) -> DaySituation {
        self.make(size.parameters, seed: seed)
    }

    public static func make(_ parameters: Parameters, seed: UInt64) -> DaySituation {
        var random = SplitMix64(seed: seed, stream: "matching-instance")
        let institutions = max(8, min(350, parameters.people / 50))
        let complexes = (0..<parameters.complexes).map { self.complex($0, &random) }
        let profiles = (0..<parameters.profiles).map { _ in self.profile(parameters, &random) }
        let dwellings = (0..<parameters.dwellings).map { index in
            var nomination = complexes[index % complexes.count]
            nomination.dwellingId = self.name("D", index)
            return DaySituation.OpenDwelling(
                Dwelling(nomination: nomination), policyVersion: "bench", presentedTo: [], isLocked: false)
        }
        // A few institutions are large and many are small.
        let sizes = (0..<institutions).map { 1 + 400 / (1 + $0) }
        let people = (0..<parameters.people).map { index in
            var profile = profiles[random.below(profiles.count)]
            profile.institution = "i\(self.weighted(sizes, &random))"
            profile.waitingSince = self.day.adding(days: -random.integer(in: 1...1_500))
            return DaySituation.OpenCandidate(
                Candidate(id: self.name("A", index), profile: profile), exceptions: [])
        }
        let policy = Policy(
            version: "bench", validFrom: CalendarDate(dayNumber: 0), candidatesPerDwelling: 3, responseDays: 14,
            inflowSharePercent: 20, confirmation: .automatic)
        let groups: [TargetGroup] = [.moBw, .womensShelter, .youngAdult, .wlz, .exDetainee]
        return DaySituation(
            day: self.day, candidates: people, dwellings: dwellings, policies: [policy], dayPolicy: "bench",
            groupFigures: groups.enumerated().map {
                GroupRanks.Figures(
                    group: $1, waitingDays: 700 * (90 - 10 * $0), waiting: 100, placements: $0)
            },
            contingents: sizes.enumerated().map {
                Contingent(id: "k\($0)", institution: "i\($0)", year: 2019, dwellings: $1)
            }.sorted { $0.institution < $1.institution },
            placed: (0..<min(20, institutions)).map {
                DaySituation.PlacementCount(
                    institution: "i\($0)", route: .outflow, count: random.integer(in: 0...9))
            })
    }

    private static func name(_ letter: String, _ index: Int) -> String {
        letter + String(String(index + 1_000_000).dropFirst())
    }

    private static func weighted(_ weights: [Int], _ random: inout SplitMix64) -> Int {
        var left = random.below(weights.reduce(0, +))
        for (index, weight) in weights.enumerated() {
            if left < weight { return index }
            left -= weight
        }
        return 0
    }

    private static func complex(_ index: Int, _ random: inout SplitMix64) -> DwellingNomination {
        let kind = DwellingKind.allCases[self.weighted([40, 18, 14, 12, 12, 4], &random)]
        let rooms = kind == .room || kind == .studio ? 1 : random.integer(in: 2...5)
        return DwellingNomination(
            dwellingId: "", roundId: "2019-Q3", corporation: "c\(index % 5)",
            district: District.allCases[random.below(10)], neighbourhood: "",
            complex: "x\(index)", rooms: rooms, rent: Cents(random.integer(in: 300...720) * 100),
            kind: kind, floor: random.integer(in: 0...6),
            stepFree: random.integer(in: 0...2) == 0,
            wheelchair: random.integer(in: 0...11) == 0,
            lowStimulus: random.integer(in: 0...5) == 0,
            contractForm: random.integer(in: 0...9) == 0 ? .flip : .own, availableFrom: self.day)
    }

    private static func profile(_ parameters: Parameters, _ random: inout SplitMix64) -> CandidateProfile {
        func percent(_ chance: Int) -> Bool { random.below(100) < chance }
        let group = [TargetGroup.moBw, .womensShelter, .youngAdult, .wlz, .exDetainee][
            self.weighted([50, 15, 20, 10, 5], &random)]
        let children = percent(25) ? random.integer(in: 1...3) : 0
        let born =
            group == .youngAdult
            ? random.integer(in: 1993...2000) : random.integer(in: 1950...1995)
        var districts = random.shuffled(District.allCases)
        let excluded = Array(districts.prefix(percent(40) ? random.integer(in: 1...3) : 0)).sorted()
        districts.removeFirst(excluded.count)
        let wanted = DwellingKind.allCases.filter { _ in !percent(parameters.choosiness) }
        // A profile without kinds accepts every kind.
        let kinds = wanted.isEmpty ? [random.pick(DwellingKind.allCases) ?? .apartment] : wanted
        return CandidateProfile(
            institution: "", group: group, route: percent(20) ? .inflow : .outflow, adults: percent(10) ? 2 : 1,
            children: children, maximumRent: Cents(random.integer(in: 400...730) * 100), bornFrom: born,
            bornTo: born, kinds: kinds,
            minimumRooms: children > 0 ? min(4, children + 1) : 1, groundFloor: percent(12), wheelchair: percent(3),
            lowStimulus: percent(5), preferredDistricts: Array(districts.prefix(2)).sorted(),
            excludedDistricts: excluded,
            support: percent(30) ? .protectedIntensive : .individualGuidance, waitingSince: self.day,
            readyFrom: self.day)
    }
}
