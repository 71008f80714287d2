import MatchingDomain
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(5)))
struct EligibilityRuleTests {
    private let day = Fixture.date("2019-09-02")

    private func failures(
        _ profile: CandidateProfile = Fixture.profile(), _ dwelling: DwellingNomination = Fixture.nomination(),
        on day: CalendarDate? = nil, _ circumstances: (inout PairCircumstances) -> Void = { _ in }
    ) -> [EligibilityRule] {
        var known = PairCircumstances()
        circumstances(&known)
        return EligibilityRule.failures(profile, dwelling, on: RuleDay(day ?? self.day), known)
    }

    @Test func aFittingPairFailsNoRule() {
        #expect(self.failures() == [])
    }

    /// MAT-6: one evaluation names every failing rule, for the explanation.
    @Test func allFailuresOfAPairAreNamed() {
        let profile = Fixture.profile(maximumRent: 500_00) { $0.wheelchair = true }
        #expect(
            self.failures(profile) { $0.presentedBefore = true } == [.notPresentedBefore, .maximumRent, .wheelchair])
    }

    @Test(arguments: EligibilityRule.allCases)
    func everyRuleHasACodeASentenceAndASource(rule: EligibilityRule) {
        #expect(rule.rawValue.allSatisfy { $0.isLowercase || $0 == "-" })
        #expect(rule.sentence.hasSuffix("."))
        #expect(!rule.source.isEmpty)
    }

    /// REG-13: these rounds serve the groups that count in MO/BW, and no others.
    @Test(arguments: TargetGroup.allCases)
    func onlyGroupsThatCountInMoBwAreServed(group: TargetGroup) {
        let served: Set<TargetGroup> = [
            .moBw, .womensShelter, .youngAdult, .couchHopper, .teenageMother, .wlz, .forensic, .exDetainee,
        ]
        #expect(self.failures(Fixture.profile(group: group)) == (served.contains(group) ? [] : [.groupServed]))
    }

    @Test func aClientIsReadyFromTheDayItself() {
        #expect(self.failures(Fixture.profile(readyFrom: "2019-09-02")) == [])
        #expect(self.failures(Fixture.profile(readyFrom: "2019-09-03")) == [.ready])
    }

    @Test func theRentMayEqualTheClientsMaximum() {
        #expect(self.failures(Fixture.profile(maximumRent: 600_00)) == [])
        #expect(self.failures(Fixture.profile(maximumRent: 599_99)) == [.maximumRent])
    }

    @Test func aRoomOrStudioTakesOneOrTwo() {
        for kind in [DwellingKind.room, .studio] {
            let dwelling = Fixture.nomination(rooms: 1, kind: kind)
            #expect(self.failures(Fixture.profile(adults: 1, children: 1), dwelling) == [])
            #expect(self.failures(Fixture.profile(adults: 1, children: 2), dwelling) == [.householdFits])
        }
    }

    @Test func aDwellingTakesOnePersonMoreThanItHasRooms() {
        #expect(self.failures(Fixture.profile(adults: 2, children: 2), Fixture.nomination(rooms: 3)) == [])
        #expect(
            self.failures(Fixture.profile(adults: 2, children: 3), Fixture.nomination(rooms: 3)) == [.householdFits])
    }

    /// REG-15: a profile that names kinds accepts only those; a profile that names none accepts all.
    @Test func theProfileListsTheAcceptedKinds() {
        let upstairs = Fixture.nomination(kind: .upstairs)
        #expect(self.failures(Fixture.profile(kinds: [.upstairs, .house]), upstairs) == [])
        #expect(self.failures(Fixture.profile(kinds: [.house]), upstairs) == [.kind])
    }

    @Test func roomsAccessibilityAndDistrictAreConditions() {
        func needs(_ change: (inout CandidateProfile) -> Void) -> CandidateProfile { Fixture.profile(change: change) }
        func has(_ change: (inout DwellingNomination) -> Void) -> DwellingNomination {
            Fixture.nomination(change: change)
        }
        #expect(self.failures(needs { $0.minimumRooms = 4 }) == [.minimumRooms])
        #expect(self.failures(needs { $0.minimumRooms = 3 }) == [])
        #expect(self.failures(needs { $0.groundFloor = true }, has { $0.floor = 2 }) == [.groundFloor])
        #expect(
            self.failures(
                needs { $0.groundFloor = true },
                has {
                    $0.floor = 2
                    $0.stepFree = true
                }) == [])
        #expect(self.failures(needs { $0.groundFloor = true }) == [])
        #expect(self.failures(needs { $0.wheelchair = true }) == [.wheelchair])
        #expect(self.failures(needs { $0.wheelchair = true }, has { $0.wheelchair = true }) == [])
        #expect(self.failures(needs { $0.lowStimulus = true }) == [.lowStimulus])
        #expect(self.failures(needs { $0.lowStimulus = true }, has { $0.lowStimulus = true }) == [])
        #expect(self.failures(needs { $0.excludedDistricts = [.zuid] }) == [.district])
        #expect(self.failures(needs { $0.excludedDistricts = [.west] }) == [])
        #expect(self.failures(needs { $0.preferredDistricts = [.west] }) == [])
    }

    /// REG-7: which client may rent in which contract form.
    @Test func theContractFormFollowsRouteSupportAndAge() {
        func fails(_ form: ContractForm, _ profile: CandidateProfile) -> Bool {
            self.failures(profile, Fixture.nomination { $0.contractForm = form }) == [.contractForm]
        }
        let inflow = Fixture.profile(route: .inflow)
        let outflow = Fixture.profile(route: .outflow)
        let sheltered = Fixture.profile(route: .outflow) { $0.support = .protectedIntensive }
        #expect(!fails(.own, inflow) && !fails(.own, outflow))
        #expect(!fails(.flip, inflow) && fails(.flip, outflow) && !fails(.flip, sheltered))
        #expect(!fails(.institution, inflow) && fails(.institution, outflow) && fails(.institution, sheltered))
        #expect(fails(.hotel, inflow) && fails(.hotel, outflow))
        #expect(fails(.campus, outflow))
        #expect(!fails(.campus, Fixture.profile(born: 1992...1996)))
        #expect(fails(.campus, Fixture.profile(born: 1985...1991)))
        #expect(fails(.campus, Fixture.profile(born: nil)))
    }

    /// REG-19: a temporary dwelling must be available beyond the day on which the client can move in.
    @Test func aTemporaryDwellingMustStillBeAvailable() {
        #expect(self.failures(dwelling: Fixture.nomination(until: "2020-06-30")) == [])
        #expect(self.failures(dwelling: Fixture.nomination(until: "2019-09-02")) == [.available])
    }

    /// MAT-7: under 23, independent: up to 424.44 in 2019, 417.34 in 2018, 414 in 2017.
    @Test func belowTwentyThreeTheRentStaysWithinTheAllowanceLimitOfTheYear() {
        let young = Fixture.profile(born: 1997...1999, readyFrom: "2017-01-01")
        func fails(_ rent: Int, _ kind: DwellingKind, _ day: String, _ profile: CandidateProfile) -> Bool {
            self.failures(profile, Fixture.nomination(rent: rent, kind: kind), on: Fixture.date(day))
                .contains(.rentAllowance)
        }
        #expect(!fails(424_44, .studio, "2019-09-02", young) && fails(424_45, .studio, "2019-09-02", young))
        #expect(!fails(417_34, .studio, "2018-09-02", young) && fails(417_35, .studio, "2018-09-02", young))
        #expect(!fails(414_00, .studio, "2017-09-02", young) && fails(414_01, .studio, "2017-09-02", young))
        #expect(!fails(500_00, .room, "2019-09-02", young))
        #expect(!fails(500_00, .studio, "2019-09-02", Fixture.profile(born: 1996...1997)))
        #expect(!fails(500_00, .studio, "2019-09-02", Fixture.profile(born: nil)))
        #expect(RuleLimits.plan2019.map(\.youthRent) == [Cents(414_00), Cents(417_34), Cents(424_44)])
        #expect(RuleLimits.inForce(year: 2025).youthRent == Cents(424_44))
        #expect(RuleLimits.inForce(year: 2016).youthRent == Cents(414_00))
    }

    private func failures(dwelling: DwellingNomination) -> [EligibilityRule] {
        self.failures(Fixture.profile(), dwelling)
    }

    /// MAT-9, MAT-10, MAT-11, MAT-4: circumstances of a pair, beyond the attributes of client and dwelling, each have
    /// their own code.
    @Test func circumstancesOfTheClientAreRulesToo() {
        #expect(self.failures { $0.hasLostOffer = true } == [.singleOffer])
        #expect(self.failures { $0.wasDeclinedHere = true } == [.earlierDecline])
        #expect(self.failures { $0.isLocked = true } == [.notLocked])
        #expect(self.failures { $0.isOverCap = true } == [.withinCap])
    }

    /// MAT-9: an exception lifts the rules that it names and no others.
    @Test(arguments: GrantedException.Rule.allCases)
    func anExceptionLiftsItsRules(rule: GrantedException.Rule) {
        let profile = Fixture.profile(kinds: [.house]) {
            $0.minimumRooms = 4
            $0.excludedDistricts = [.zuid]
            $0.wheelchair = true
        }
        let all = self.failures(profile) {
            $0.hasLostOffer = true
            $0.isLocked = true
            $0.isOverCap = true
        }
        #expect(all.count == 7)
        let left = self.failures(profile) {
            $0.hasLostOffer = true
            $0.isLocked = true
            $0.isOverCap = true
            $0.liftedRules = rule.liftedRules
        }
        #expect(left == all.filter { !rule.liftedRules.contains($0) })
    }

    /// MAT-7, REG-7: the policy sets the amounts and ages of later years.
    @Test func limitsOfAYearAreData() {
        let limits = [
            RuleLimits(fromYear: 2020, youthRent: Cents(432_51), youthBelowAge: 21, campusAges: 18...30, source: "p/2")
        ]
        func failures(_ profile: CandidateProfile, _ dwelling: DwellingNomination, _ day: String) -> [EligibilityRule] {
            EligibilityRule.failures(profile, dwelling, on: RuleDay(Fixture.date(day), policy: limits))
        }
        let young = Fixture.profile(born: 2000...2001)
        let studio = Fixture.nomination(rent: 432_51, kind: .studio)
        #expect(failures(young, studio, "2019-12-31") == [.rentAllowance])
        #expect(failures(young, studio, "2020-01-01") == [])
        #expect(failures(young, Fixture.nomination(rent: 432_52, kind: .studio), "2020-03-01") == [.rentAllowance])
        #expect(failures(Fixture.profile(born: 1998...1999), Fixture.nomination(rent: 500_00), "2020-01-01") == [])
        let campus = Fixture.nomination { $0.contractForm = .campus }
        #expect(failures(Fixture.profile(born: 1990...1991), campus, "2019-12-31") == [.contractForm])
        #expect(failures(Fixture.profile(born: 1990...1991), campus, "2020-01-01") == [])
    }

    /// MAT-6, MAT-16: where a corporation says which support a dwelling allows, clients who need other support are not
    /// presented.
    @Test func theDwellingMustAllowTheSupport() {
        let somewhere = Fixture.nomination { $0.support = [.individualGuidance] }
        let nowhere = Fixture.nomination { $0.support = [] }
        let intensive = Fixture.profile { $0.support = .protectedIntensive }
        let guided = Fixture.profile { $0.support = .individualGuidance }
        #expect(self.failures(intensive, somewhere) == [.support])
        #expect(self.failures(guided, somewhere) == [])
        #expect(self.failures(guided, nowhere) == [.support])
        #expect(self.failures(Fixture.profile(), nowhere) == [])
        #expect(self.failures(intensive) == [])
    }

    /// MAT-15: a dwelling for another row of the targets is for the groups of that row only.
    @Test(arguments: TargetGroup.allCases)
    func aReservedDwellingIsForItsRow(group: TargetGroup) {
        let dwelling = Fixture.nomination { $0.reservedFor = .cityDeal }
        #expect(self.failures(Fixture.profile(group: group), dwelling) == (group == .cityDeal ? [] : [.groupServed]))
    }

    /// REG-6, REG-18: special supply is for the clients for whom it was made.
    @Test func specialSupplyIsForItsGroup() {
        func concept(_ concept: SupplyConcept) -> DwellingNomination { Fixture.nomination { $0.concept = concept } }
        #expect(self.failures(Fixture.profile(), concept(.skaeveHuse)) == [.concept])
        #expect(self.failures(Fixture.profile { $0.lowStimulus = true }, concept(.skaeveHuse)) == [.lowStimulus])
        #expect(self.failures(Fixture.profile(), concept(.hotelSingles)) == [.concept])
        #expect(self.failures(Fixture.profile(), concept(.studentComplex)) == [.concept])
        #expect(self.failures(Fixture.profile(born: 1993...1994), concept(.studentComplex)) == [])
        #expect(self.failures(Fixture.profile(), concept(.mixedLiving)) == [])
    }
}
