import Contracts
import Simulation
import Testing
import Vocabulary

/// Compares the year with the plan's figures.
@Suite(.timeLimit(.minutes(10)))
struct CalibrationTests {
    /// The total that the plan prints under the table of the stock.
    private static let printedStock = 43_028

    @Test(arguments: [(2015, 935, 2448), (2016, 785, 2264), (2017, 679, 2319), (2018, 633, 2439)])
    func historyAddsUpToThePrintedTotals(year: Int, priority: Int, total: Int) throws {
        let counts = try SampleYear.tiny.get().data(LettingsCounted.self).filter { $0.period == .year(year) }
        let count = try #require(counts.first)
        #expect(counts.count == 1 && count.corporationId == nil)
        #expect(count.priority.reduce(0) { $0 + $1.dwellings } == priority)
        #expect(count.regular + priority == total)
    }

    @Test func targetsAre745Of2400() throws {
        let targets = try SampleYear.tiny.get().data(TargetSet.self)
        #expect(targets.filter { $0.measure == .priorityLettings }.reduce(0) { $0 + $1.dwellings } == 745)
        #expect(targets.filter { $0.measure == .totalLettings }.map(\.dwellings) == [2400])
    }

    @Test func stockAndSizesAddUp() {
        #expect(PlanTables.stock.reduce(0) { $0 + $1.dwellings } == Self.printedStock)
        #expect(PlanAssumptions.corporationSizes.reduce(0) { $0 + $1.dwellings } == Self.printedStock)
        #expect(PlanAssumptions.districtShares.reduce(0) { $0 + $1.weight } == 100)
        #expect(PlanTables.flips2019.reduce(0) { $0 + $1.dwellings } == 135)
        // With Lekstede's 797 and 24 others, the sum is the printed 10,285.
        #expect(PlanTables.nonIndependentUnits.reduce(797 + 24) { $0 + $1.units } == 10_285)
        let institutions = PartnerDirectory.plan.all.filter { $0.kind == .institution }.map(\.id)
        #expect(PlanAssumptions.institutions.map(\.id).sorted() == institutions)
        let corporations = PartnerDirectory.plan.all.filter { $0.kind == .corporation }.map(\.id)
        #expect(PlanAssumptions.corporationSizes.map(\.corporation) == corporations)
    }

    @Test func contingentsAre385With77ForInflow() throws {
        let contingents = try SampleYear.tiny.get().data(ContingentSet.self)
        #expect(contingents.count == 33)
        #expect(contingents.reduce(0) { $0 + $1.dwellings } == 385)
        #expect(contingents.reduce(0) { $0 + ($1.inflowDwellings ?? 0) } == 77)
        #expect(contingents.allSatisfy { $0.dwellings > 0 })
    }

    /// Shares are dealt, so they are exact up to rounding per group.
    @Test func applicantsAreAsManyAndAsComposedAsThePlanSays() throws {
        let year = try SampleYear.full.get()
        let simulation = year.simulation
        let all = year.events.compactMap { item in
            (item.event.data as? ApplicationSubmitted).map { (item.date, $0) }
        }
        let opening = all.filter { $0.0 < simulation.parameters.from }
        #expect(opening.count == 550)
        #expect(all.count - opening.count == 275)
        for part in [all.map(\.1), opening.map(\.1)] {
            let singles = part.count { $0.household.adults + $0.household.children == 1 }
            #expect(abs(singles * 100 - part.count * 75) <= part.count)
            #expect(abs(part.count { $0.route == .inflow } * 100 - part.count * 20) <= part.count)
            #expect(abs(part.count { $0.group == .youngAdult } * 100 - part.count * 18) <= part.count)
        }
        // 324 persons in 244 dwellings are 1.33; four hundredths either way.
        let persons = all.reduce(0) { $0 + $1.1.household.adults + $1.1.household.children }
        #expect(abs(persons * 100 / all.count - 133) <= 4)
        #expect(opening.allSatisfy { $0.1.waitingSince < $0.0 })
        #expect(simulation.openingApplicationIds == opening.map(\.1.applicationId))
        let cheapest = all.filter { $0.1.maximumRentCents == Cents(25_000) }
        #expect(!cheapest.isEmpty && cheapest.allSatisfy { $0.1.group == .youngAdult })
    }

    @Test func recordedLettingsAndRoundsMakeTheTarget() throws {
        let year = try SampleYear.full.get()
        let allocations = year.data(AllocationRecorded.self).filter(\.independent)
        let byGroup = Dictionary(grouping: allocations) { $0.group?.countsIn }.mapValues(\.count)
        #expect(byGroup == [.moBw: 192, .statusHolder: 150, .cityDeal: 30, .corporationHotel: 30, .otherUrgent: 150])
        #expect(allocations.filter { $0.group?.countsIn == .moBw }.allSatisfy { $0.allocatedOn.month <= 6 })
        let rounds = year.data(RoundOpened.self)
        #expect(rounds.map(\.dwellings) == [77, 116])
        #expect(year.data(RoundClosed.self).map(\.closedOn) == rounds.map(\.closesOn))
        let regular = year.data(LettingsCounted.self).filter { $0.period.year == 2019 }
        #expect(regular.count == 20)
        #expect(regular.reduce(0) { $0 + $1.regular } == 1655)
        let persons = allocations.filter { $0.group == .statusHolder }.reduce(0) { $0 + ($1.persons ?? 0) }
        #expect(abs(persons - 300) <= 60)
    }

    @Test func dwellingsFollowTheStockAndTheDistricts() throws {
        let dwellings = try SampleYear.full.get().data(DwellingNominated.self)
        // Replacements of withdrawn dwellings are additional.
        #expect((180...205).contains(dwellings.count))
        for rentClass in PlanTables.stock {
            let share = dwellings.count { $0.rentCents > rentClass.above && $0.rentCents <= rentClass.upTo }
            let expected = Double(rentClass.dwellings) / Double(Self.printedStock)
            #expect(abs(Double(share) / Double(dwellings.count) - expected) < 0.03)
        }
        for (district, percent) in PlanTables.districtShares {
            let share = dwellings.count { $0.district == district } * 100 / dwellings.count
            #expect(abs(share - percent) <= 4)
        }
        #expect(dwellings.contains { $0.rentCents <= PlanTables.youngAdultMaximumRent })
        #expect(dwellings.allSatisfy { $0.bagId?.hasPrefix("9999") == true })
    }

    @Test func expectedDwellingsStockAndStatusHoldersAreAsPrinted() throws {
        let year = try SampleYear.tiny.get()
        let supply = year.data(SupplyAnnounced.self)
        #expect(supply.map(\.dwellings) == [360, 570, 740, 780])
        #expect(supply.map(\.expectedIn.description) == ["2019-Q4", "2020-Q4", "2021-Q4", "2020-Q4"])
        let stock = year.data(StockCounted.self)
        #expect(stock.allSatisfy { $0.asOf == CalendarDate("2018-01-01") })
        #expect(stock.filter(\.independent).reduce(0) { $0 + $1.dwellings } == 43_028)
        #expect(stock.filter { !$0.independent }.reduce(0) { $0 + $1.dwellings } == 978 + 2020 + 973 + 5493)
        // 149 is 159 minus the lead of ten; 108 is the lowered target minus the lead.
        let targets = year.data(StatusHoldersTargeted.self)
        #expect(targets.map(\.persons) == [159, 118, 118])
        #expect(targets.map(\.carriedIn) == [-10, -10, nil])
        #expect(targets.map { $0.persons + ($0.carriedIn ?? 0) } == [149, 108, 118])
    }

    @Test func asManyUrgenciesAreGrantedAsDwellingsAreAssumedForThem() throws {
        let year = try SampleYear.full.get()
        #expect(year.data(UrgencyGranted.self).count == PlanAssumptions.urgenciesGranted)
        #expect(year.data(UrgencyGranted.self).count == 150)
        #expect(year.data(UrgencyRefused.self).count == PlanAssumptions.urgenciesRefused)
    }

    /// Lister 45 and De Tussenvoorziening 90: tenancies in institution dwellings from before the year.
    @Test func theFlipsOfTheYearAreThePrintedInstitutionDwellings() throws {
        let year = try SampleYear.full.get()
        let flips = year.events.filter { $0.event.data is TenancyFlipped }
        for (institution, dwellings) in PlanTables.flips2019 {
            #expect(flips.count { $0.event.partner.id == institution } == dwellings)
        }
        let tenancies = year.data(TenancyStarted.self)
        #expect(tenancies.map(\.tenancyId).sorted() == flips.compactMap { $0.event.subject }.sorted())
        #expect(tenancies.allSatisfy { $0.contractForm == .institution && $0.startedOn.year < 2015 })
    }

    @Test func newBuildingOfTheYearIsNominatedInItsQuarter() throws {
        let dwellings = try SampleYear.full.get().data(DwellingNominated.self)
        let new = dwellings.filter { $0.supplyId != nil }
        #expect((3...20).contains(new.count))
        #expect(new.allSatisfy { $0.supplyId == "supply-2019" && $0.roundId == "round-2019-Q4" })
    }

    @Test func theAgreementWithSSHIsInThePolicyOfTheYear() throws {
        let year = try SampleYear.full.get()
        let policy = try #require(year.data(PolicySet.self).first)
        #expect(policy.complexCapPercent == 15 && policy.complexCapCorporations == ["ssh"])
        #expect(policy.commitments?.map(\.dwellings) == [50] && policy.commitments?.map(\.corporationId) == ["ssh"])
        #expect(policy.levels == [.institutionShare, .routeShare, .overNorm, .waiting, .suitability])
        let rooms = year.data(AllocationRecorded.self).filter { !$0.independent }
        #expect(rooms.count == 50 && rooms.allSatisfy { $0.group == .youngAdult && $0.corporationId == "ssh" })
    }

    @Test func oneCorporationStaysBehindAndCatchesUp() throws {
        let year = try SampleYear.full.get()
        let simulation = year.simulation
        let withdrawn = Set(year.data(DwellingWithdrawn.self).map(\.dwellingId))
        let events = year.events
        let sizes = PlanAssumptions.corporationSizes
        var shortfall = 0
        for (round, total) in [("round-2019-Q3", 77), ("round-2019-Q4", 116)] {
            let quotas = LargestRemainder.shares(of: total, sizes: sizes.map(\.dwellings))
            for (size, quota) in zip(sizes, quotas) {
                let count = events.count {
                    guard let dwelling = $0.event.data as? DwellingNominated else { return false }
                    return $0.event.partner.id == size.corporation && dwelling.roundId == round
                        && !withdrawn.contains(dwelling.dwellingId)
                }
                guard size.corporation == simulation.laggard else {
                    #expect(count == quota)
                    continue
                }
                #expect(count == (shortfall == 0 ? quota / 2 : quota + shortfall))
                shortfall = quota - count
            }
        }
    }

    @Test func actionsAreRegisteredDoneAndOverdue() throws {
        let year = try SampleYear.tiny.get()
        let simulation = year.simulation
        let actions = year.data(ActionRegistered.self)
        let known = PlanActions.all + PlanActions.withoutHolder
        #expect(actions.map(\.actionId) == known.map(\.id) && Set(known.map(\.id)).count == known.count)
        #expect(Set(PlanActions.all.map(\.number)) == Set(1...36))
        #expect(PlanActions.all.filter { $0.task < "b" }.map(\.number) == Array(1...36))
        // A date is the last day of a printed term.
        #expect(known.allSatisfy { $0.dueOn == nil || $0.printedTerm != nil })
        let done = Dictionary(
            year.data(ActionProgressed.self).filter { $0.state == .done }
                .map { ($0.actionId, $0.progressedOn) }, uniquingKeysWith: { first, _ in first })
        let end = simulation.parameters.to
        let overdue = actions.filter { action in
            action.dueOn.map { $0 < end && (done[action.actionId] ?? end) > $0 } ?? false
        }
        #expect(done.count >= 8)
        #expect(overdue.count >= 3)
    }
}
