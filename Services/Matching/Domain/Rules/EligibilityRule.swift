import Vocabulary

/// The hard rules: a candidate who fails one is not presented for the dwelling. The raw value is the rule's code.
public enum EligibilityRule: String, CaseIterable, Codable, Sendable {
    case groupServed = "group-served"
    case ready = "ready"
    case notPresentedBefore = "not-presented-before"
    case maximumRent = "maximum-rent"
    case householdFits = "household-fits"
    case kind = "kind"
    case minimumRooms = "minimum-rooms"
    case groundFloor = "ground-floor"
    case wheelchair = "wheelchair"
    case lowStimulus = "low-stimulus"
    case district = "district"
    case contractForm = "contract-form"
    case available = "available"
    case rentAllowance = "rent-allowance"
    case concept = "concept"
    case singleOffer = "single-offer"
    case earlierDecline = "earlier-decline"
    case notLocked = "not-locked"
    case withinCap = "within-cap"
    case support = "support"

    /// The version of all rules together, recorded with every solve. It changes when the rules accept other pairs.
    public static let version = "3"

    /// - Parameters:
    ///   - day: the day of the solve, with the limits in force.
    ///   - circumstances: facts about this pair beyond the properties of both.
    public func isMet(
        _ candidate: CandidateProfile, _ dwelling: DwellingNomination, on day: RuleDay,
        _ circumstances: PairCircumstances = PairCircumstances()
    ) -> Bool {
        circumstances.liftedRules.contains(self)
            || self.isMetWithoutExceptions(candidate, dwelling, on: day, circumstances)
    }

    private func isMetWithoutExceptions(
        _ candidate: CandidateProfile, _ dwelling: DwellingNomination, on day: RuleDay,
        _ circumstances: PairCircumstances
    ) -> Bool {
        switch self {
        case .groupServed: dwelling.reservation.serves(candidate.group)
        case .ready: candidate.readyFrom <= day.date
        case .notPresentedBefore: !circumstances.presentedBefore
        case .maximumRent: dwelling.rent <= candidate.maximumRent
        case .householdFits: Self.fits(persons: candidate.persons, dwelling)
        case .kind: candidate.kinds.isEmpty || candidate.kinds.contains(dwelling.kind)
        case .minimumRooms: dwelling.rooms >= candidate.minimumRooms
        case .groundFloor: !candidate.groundFloor || dwelling.floor == 0 || dwelling.stepFree
        case .wheelchair: !candidate.wheelchair || dwelling.wheelchair
        case .lowStimulus: !candidate.lowStimulus || dwelling.lowStimulus
        case .district: !candidate.excludedDistricts.contains(dwelling.district)
        case .contractForm: Self.allows(dwelling.contractForm, candidate, on: day)
        case .available: Self.isAvailable(dwelling, for: candidate, on: day)
        case .rentAllowance: Self.isAllowanceWithinReach(dwelling, for: candidate, on: day)
        case .concept: Self.admits(dwelling.concept, candidate, on: day)
        case .singleOffer: !circumstances.hasLostOffer
        case .earlierDecline: !circumstances.wasDeclinedHere
        case .notLocked: !circumstances.isLocked
        case .withinCap: !circumstances.isOverCap
        case .support: Self.canBeGiven(candidate.support, in: dwelling)
        }
    }

    /// A room or studio takes one or two persons. Any other dwelling takes one more than it has rooms, because two can
    /// share a bedroom.
    private static func fits(persons: Int, _ dwelling: DwellingNomination) -> Bool {
        switch dwelling.kind {
        case .room, .studio: persons <= 2
        case .apartment, .upstairs, .downstairs, .house: persons <= dwelling.rooms + 1
        }
    }

    private static func allows(_ form: ContractForm, _ candidate: CandidateProfile, on day: RuleDay) -> Bool {
        switch form {
        case .own:
            return true
        case .flip:
            // The institution is the tenant first, while the client still lives sheltered: at inflow, or in Beschermd
            // Thuis.
            return candidate.route == .inflow || candidate.isIntensive
        case .institution:
            // Clients who leave a clinic, a prison or Wlz care go there too (plan, Ex-gedetineerden).
            return candidate.route == .inflow || candidate.group.countsThroughInstitution
        case .campus:
            return Self.isForYoungPeople(candidate, on: day)
        case .hotel:
            // A hotel lasts at most twelve months, followed by one single offer; MO/BW is offered a lasting dwelling at
            // once (MAT-11).
            return false
        }
    }

    /// Special supply is for its own group; mixed living and Housing First are for all groups.
    private static func admits(_ concept: SupplyConcept?, _ candidate: CandidateProfile, on day: RuleDay) -> Bool {
        switch concept {
        case .skaeveHuse: candidate.lowStimulus
        // Clients who leave a hotel have already lived there; MO/BW is offered a lasting dwelling at once (MAT-11).
        case .hotelSingles, .hotelFamilies: false
        case .studentComplex: Self.isForYoungPeople(candidate, on: day)
        case .mixedLiving, .housingFirst, nil: true
        }
    }

    /// The plan sets no strict age limits for the groups of young people. For other clients the birth years must allow
    /// an age within the limits.
    private static func isForYoungPeople(_ candidate: CandidateProfile, on day: RuleDay) -> Bool {
        candidate.group.isYoung
            || candidate.ages(inYear: day.date.year)?.overlaps(day.limits.campusAges) ?? false
    }

    /// A dwelling without a list of support products allows all of them.
    private static func canBeGiven(_ support: SupportProduct, in dwelling: DwellingNomination) -> Bool {
        support == .none || dwelling.support?.contains(support) ?? true
    }

    private static func isAvailable(
        _ dwelling: DwellingNomination, for candidate: CandidateProfile, on day: RuleDay
    ) -> Bool {
        guard let until = dwelling.availableUntil else { return true }
        return until > max(day.date, dwelling.availableFrom, candidate.readyFrom)
    }

    /// The limit applies to a client who is certainly under its age; if the birth years leave doubt, the corporation's
    /// check decides. Exceptions to the law's limit (maatwerk) are not made here.
    private static func isAllowanceWithinReach(
        _ dwelling: DwellingNomination, for candidate: CandidateProfile, on day: RuleDay
    ) -> Bool {
        guard dwelling.kind.isIndependent, let ages = candidate.ages(inYear: day.date.year),
            ages.upperBound < day.limits.youthBelowAge
        else { return true }
        return dwelling.rent <= day.limits.youthRent
    }
}

extension EligibilityRule {
    /// All rules that this pair fails, in the order of the cases; empty when the pair is eligible.
    public static func failures(
        _ candidate: CandidateProfile, _ dwelling: DwellingNomination, on day: RuleDay,
        _ circumstances: PairCircumstances = PairCircumstances()
    ) -> [EligibilityRule] {
        self.allCases.filter { !$0.isMet(candidate, dwelling, on: day, circumstances) }
    }

    static func isEligible(
        _ candidate: CandidateProfile, _ dwelling: DwellingNomination, on day: RuleDay,
        _ circumstances: PairCircumstances = PairCircumstances()
    ) -> Bool {
        self.ordered.allSatisfy { $0.isMet(candidate, dwelling, on: day, circumstances) }
    }

    private static let ordered = EligibilityRule.allCases
}
