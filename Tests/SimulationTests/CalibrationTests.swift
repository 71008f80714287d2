import Contracts
import Simulation
import Testing
import Vocabulary

/// The year against the plan's figures.
@Suite(.timeLimit(.minutes(2)))
struct CalibrationTests {
    @Test(arguments: [(2015, 935, 2448), (2016, 785, 2264), (2017, 679, 2319), (2018, 633, 2439)])
    func `history adds up to the printed totals`(year: Int, priority: Int, total: Int) throws {
        let counts = try SampleYear.tiny.get().data(LettingsCounted.self).filter { $0.period == .year(year) }
        let count = try #require(counts.first)
        #expect(counts.count == 1 && count.corporationId == nil)
        #expect(count.priority.reduce(0) { $0 + $1.dwellings } == priority)
        #expect(count.regular + priority == total)
    }

    @Test func `targets are 745 of 2400`() throws {
        let targets = try SampleYear.tiny.get().data(TargetSet.self)
        #expect(targets.filter { $0.measure == .priorityLettings }.reduce(0) { $0 + $1.dwellings } == 745)
        #expect(targets.filter { $0.measure == .totalLettings }.map(\.dwellings) == [2400])
    }

    @Test func `stock and sizes add up`() {
        #expect(PlanTables.stock.reduce(0) { $0 + $1.dwellings } == PlanTables.stockTotal)
        #expect(PlanAssumptions.corporationSizes.reduce(0) { $0 + $1.dwellings } == PlanTables.stockTotal)
        #expect(PlanAssumptions.districtShares.reduce(0) { $0 + $1.weight } == 100)
        #expect(PlanTables.flips2019.reduce(0) { $0 + $1.dwellings } == 135)
        let institutions = PartnerDirectory.plan.all.filter { $0.kind == .institution }.map(\.id)
        #expect(PlanAssumptions.institutions.map(\.id).sorted() == institutions)
        let corporations = PartnerDirectory.plan.all.filter { $0.kind == .corporation }.map(\.id)
        #expect(PlanAssumptions.corporationSizes.map(\.corporation) == corporations)
    }

    @Test func `contingents are 385 with 77 for inflow`() throws {
        let contingents = try SampleYear.tiny.get().data(ContingentSet.self)
        #expect(contingents.count == 33)
        #expect(contingents.reduce(0) { $0 + $1.dwellings } == 385)
        #expect(contingents.reduce(0) { $0 + ($1.inflowDwellings ?? 0) } == 77)
        #expect(contingents.allSatisfy { $0.dwellings > 0 })
    }

    /// Shares are dealt, so they are exact up to rounding per group.
    @Test func `applicants are as many and as composed as the plan says`() throws {
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

    @Test func `recorded lettings and rounds make the target`() throws {
        let year = try SampleYear.full.get()
        let allocations = year.data(AllocationRecorded.self)
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

    @Test func `dwellings follow the stock and the districts`() throws {
        let dwellings = try SampleYear.full.get().data(DwellingNominated.self)
        // Replacements of withdrawn dwellings come on top.
        #expect((180...205).contains(dwellings.count))
        for rentClass in PlanTables.stock {
            let share = dwellings.count { $0.rentCents > rentClass.above && $0.rentCents <= rentClass.upTo }
            let expected = Double(rentClass.dwellings) / Double(PlanTables.stockTotal)
            #expect(abs(Double(share) / Double(dwellings.count) - expected) < 0.03)
        }
        for (district, percent) in PlanTables.districtShares {
            let share = dwellings.count { $0.district == district } * 100 / dwellings.count
            #expect(abs(share - percent) <= 4)
        }
        #expect(dwellings.contains { $0.rentCents <= PlanTables.youngAdultMaximumRent })
        #expect(dwellings.allSatisfy { $0.bagId?.hasPrefix("9999") == true })
    }

    @Test func `one corporation stays behind and catches up`() throws {
        let year = try SampleYear.full.get()
        let simulation = year.simulation
        let withdrawn = Set(year.data(DwellingWithdrawn.self).map(\.dwellingId))
        let events = year.events
        let sizes = PlanAssumptions.corporationSizes
        var shortfall = 0
        for (round, total) in [("round-2019-Q3", 77), ("round-2019-Q4", 116)] {
            let quotas = Apportionment.largestRemainder(total, weights: sizes.map(\.dwellings))
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

    @Test func `actions are registered, done and overdue`() throws {
        let year = try SampleYear.tiny.get()
        let simulation = year.simulation
        let actions = year.data(ActionRegistered.self)
        #expect(actions.count == 36)
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
