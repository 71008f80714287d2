import Vocabulary

/// The properties of a candidate that a rule or criterion depends on. Candidates with the same facet get the same
/// answer for every dwelling, so a rule is evaluated once per facet instead of once per pair.
struct Facet: Hashable {
    private let first: Int
    private let second: Int
    private let third: Int

    init(_ first: Int, _ second: Int = 0, _ third: Int = 0) {
        self.first = first
        self.second = second
        self.third = third
    }

    init(flags: Bool...) {
        self.init(flags.reduce(0) { $0 << 1 | ($1 ? 1 : 0) })
    }

    /// A bit for each value of the type, set when the list contains it.
    init<Value: CaseIterable & Equatable>(of values: [Value]) {
        var bits = 0
        for (index, value) in Value.allCases.enumerated() where values.contains(value) { bits |= 1 << index }
        self.init(bits)
    }
}

extension EligibilityRule {
    /// Only for candidates without a history or exceptions; the others are evaluated pair by pair.
    ///
    /// The facet must distinguish all candidates that the rule distinguishes; `EligibilityTableTests` checks that.
    func facet(of candidate: DaySituation.OpenCandidate, on day: RuleDay) -> Facet {
        let profile = candidate.profile
        func ages() -> (Int, Int) {
            profile.ages(inYear: day.date.year).map { ($0.lowerBound, $0.upperBound) } ?? (.min, .min)
        }
        switch self {
        case .groupServed: return Facet(of: [profile.group])
        case .ready: return Facet(flags: profile.readyFrom <= day.date)
        case .maximumRent: return Facet(profile.maximumRent.value)
        case .householdFits: return Facet(profile.persons)
        case .kind: return Facet(of: profile.kinds)
        case .minimumRooms: return Facet(profile.minimumRooms)
        case .groundFloor: return Facet(flags: profile.groundFloor)
        case .wheelchair: return Facet(flags: profile.wheelchair)
        case .lowStimulus: return Facet(flags: profile.lowStimulus)
        case .district: return Facet(of: profile.excludedDistricts)
        case .contractForm:
            let (from, to) = ages()
            let group = profile.group
            let flags = [
                profile.route == .inflow, profile.isIntensive, group.isYoung, group.countsThroughInstitution,
            ]
            return Facet(from, to, flags.reduce(0) { $0 << 1 | ($1 ? 1 : 0) })
        case .available: return Facet(max(day.date, profile.readyFrom).dayNumber)
        case .rentAllowance: return Facet(ages().1)
        case .concept:
            let (from, to) = ages()
            return Facet(from, to, (profile.lowStimulus ? 2 : 0) + (profile.group.isYoung ? 1 : 0))
        case .support: return Facet(of: [profile.support])
        case .singleOffer: return Facet(flags: candidate.hasLostOffer)
        // These depend on the dwelling alone, or on a pair's history.
        case .notPresentedBefore, .earlierDecline, .notLocked, .withinCap: return Facet(0)
        }
    }
}

extension SuitabilityCriterion {
    func facet(of profile: CandidateProfile) -> Facet {
        switch self {
        case .wish: Facet(of: profile.preferredDistricts)
        case .need: Facet(flags: profile.groundFloor, profile.wheelchair, profile.lowStimulus)
        case .support, .spread: Facet(of: [profile.support])
        case .size: Facet(profile.persons)
        }
    }
}
