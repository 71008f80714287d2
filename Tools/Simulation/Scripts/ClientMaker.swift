import Contracts
import Vocabulary

/// Draws the attributes that a card leaves open: age, rent, wishes, support. All shares here are assumptions unless a
/// source is named.
struct ClientMaker {
    let mint: EventMint
    var random: SplitMix64

    init(setting: Setting, stream: String) {
        self.mint = setting.mint
        self.random = setting.random(stream)
    }

    mutating func client(
        _ card: ClientCard, key: String, waitingSince: CalendarDate, readyWithin days: Int
    ) -> Client {
        let household = self.household(card)
        let birthYears = self.birthYears(card.group)
        return Client(
            institution: card.institution,
            application: ApplicationSubmitted(
                applicationId: self.mint.reference("A", key), group: card.group, route: card.route,
                household: household, birthYears: birthYears,
                maximumRentCents: self.maximumRent(card, household: household, birthYears: birthYears),
                profile: self.profile(card, household: household), support: self.support(card.route),
                waitingSince: waitingSince, readyFrom: waitingSince.adding(days: self.random.below(days + 1))))
    }

    private mutating func household(_ card: ClientCard) -> Household {
        guard !card.isSingle else { return Household(adults: 1, children: 0) }
        let family = self.random.weighted(PlanAssumptions.families) ?? (1, 1)
        return Household(adults: family.adults, children: family.children)
    }

    /// Half of the young adults are 18 to 23 (requirements, MON-21); the others are spread over ten-year bands.
    private mutating func birthYears(_ group: TargetGroup) -> BirthYears {
        if group == .youngAdult {
            return self.random.chance(percent: 50) ? BirthYears(from: 1996, to: 2001) : BirthYears(from: 1992, to: 1995)
        }
        let decades = [(value: 1950, weight: 8), (1960, 20), (1970, 27), (1980, 33), (1990, 12)]
        let decade = self.random.weighted(decades) ?? 1980
        return decade == 1990 ? BirthYears(from: 1990, to: 1995) : BirthYears(from: decade, to: decade + 9)
    }

    /// The rent classes of the stock table, lower for those with debts, higher for families; 250 euro for the youngest
    /// young adults and the quality-discount limit for the others (plan, Drempels in de toegang tot huisvesting).
    private mutating func maximumRent(_ card: ClientCard, household: Household, birthYears: BirthYears) -> Cents {
        if card.group == .youngAdult {
            if birthYears.from >= 1996 {
                return self.random.chance(percent: 60)
                    ? PlanTables.youngAdultMaximumRent : PlanTables.qualityDiscountLimit
            }
            return self.random.chance(percent: 30) ? PlanTables.qualityDiscountLimit : Cents(59_730)
        }
        let persons = household.adults + household.children
        let classes: [(value: Int, weight: Int)] =
            switch persons {
            case 1: [(41_734, 15), (59_730, 65), (64_014, 10), (71_068, 10)]
            case 2: [(41_734, 5), (59_730, 60), (64_014, 20), (71_068, 15)]
            default: [(59_730, 35), (64_014, 40), (71_068, 25)]
            }
        return Cents(self.random.weighted(classes) ?? 59_730)
    }

    mutating func profile(_ card: ClientCard, household: Household) -> SearchProfile {
        let persons = household.adults + household.children
        var kinds: [DwellingKind] = [.apartment]
        // Upstairs and downstairs dwellings are the wider choice that the plan intends (Huisvestingsverordening): not
        // every client has it.
        if self.random.chance(percent: 70) { kinds += [.upstairs, .downstairs] }
        if persons == 1, self.random.chance(percent: 70) { kinds.append(.studio) }
        if persons > 1, self.random.chance(percent: 60) { kinds.append(.house) }
        if card.group == .youngAdult, persons == 1, self.random.chance(percent: 60) { kinds.append(.room) }
        let groundFloor = self.random.chance(percent: 5)
        var districts = self.random.shuffled(District.allCases)
        let wishes = self.random.chance(percent: 30) ? self.random.integer(in: 1...3) : 0
        let preferred = districts.prefix(wishes).sorted()
        districts.removeFirst(wishes)
        let exclusions = self.random.chance(percent: 12) ? self.random.integer(in: 1...2) : 0
        let excluded = districts.prefix(exclusions).sorted().map { district in
            ExcludedDistrict(district: district, reason: self.random.pick(ExclusionReason.allCases) ?? .safety)
        }
        return SearchProfile(
            kinds: kinds, minimumRooms: persons == 1 ? 1 : household.children == 0 ? 2 : 3,
            groundFloor: groundFloor, wheelchair: self.random.chance(percent: 2),
            lowStimulus: self.random.chance(percent: card.group == .wlz ? 15 : 3), preferredDistricts: preferred,
            excludedDistricts: excluded)
    }

    /// Six and ten hours a week are the plan's averages of Beschermd Thuis, thirty minutes its norm (Zorg op orde).
    /// That clients have it in 2019 is ours: the plan's contracts begin on 1 January 2020.
    mutating func support(_ route: Route) -> SupportPlan {
        let products: [(value: SupportProduct, weight: Int)] =
            route == .inflow
            ? [(.protectedIntensive, 60), (.protectedVeryIntensive, 30), (.individualGuidance, 10)]
            : [(.individualGuidance, 65), (.protectedIntensive, 20), (.protectedVeryIntensive, 5), (.none, 10)]
        let product = self.random.weighted(products) ?? .individualGuidance
        switch product {
        case .protectedIntensive:
            return SupportPlan(product: product, hoursPerWeek: 6, reachable247: true, minutesToSpot: 30)
        case .protectedVeryIntensive:
            return SupportPlan(product: product, hoursPerWeek: 10, reachable247: true, minutesToSpot: 30)
        case .individualGuidance:
            let hours = self.random.integer(in: 1...3)
            return SupportPlan(product: product, hoursPerWeek: hours, reachable247: self.random.chance(percent: 40))
        case .none: return SupportPlan(product: product, hoursPerWeek: 0, reachable247: false)
        }
    }
}
