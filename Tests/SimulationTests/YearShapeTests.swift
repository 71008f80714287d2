import Contracts
import Simulation
import Testing
import Vocabulary

/// The shape of the year: days, sizes, ids, and a story that Registration can follow.
@Suite(.timeLimit(.minutes(10)))
struct YearShapeTests {
    @Test func noDateIsLeftOut() throws {
        for simulation in [try SampleYear.full.get().simulation, try SampleYear.quarter.get().simulation] {
            let dates = simulation.days.map(\.date)
            let first = try #require(dates.first)
            #expect(first == simulation.parameters.from.adding(days: -simulation.openingDays.count))
            #expect(dates == (first.dayNumber...simulation.parameters.to.dayNumber).map(CalendarDate.init(dayNumber:)))
        }
        #expect(try SampleYear.full.get().simulation.days.first?.date == CalendarDate("2018-12-24"))
    }

    @Test func officesWorkOnWorkingDays() throws {
        let simulation = try SampleYear.full.get().simulation
        for day in simulation.days where day.date >= simulation.parameters.from && !WorkingDays.contains(day.date) {
            #expect(!day.messages.contains { $0.expected == .accepted }, "\(day.date)")
        }
    }

    @Test(arguments: [0.01, 1, 10])
    func noDayIsLargerThanAMebibyte(scale: Double) throws {
        let simulation = try Simulation(seed: 3, scale: scale)
        let largest = simulation.days.map(\.byteCount).max() ?? 0
        #expect(largest <= 1 << 20, "\(largest) bytes")
    }

    @Test func messagesAreGroupedByPartner() throws {
        for day in try SampleYear.full.get().simulation.days {
            let partners = day.messages.map(\.partner)
            #expect(partners == partners.sorted())
        }
    }

    @Test func filesHoldEveryLineAndNothingElse() throws {
        let simulation = try SampleYear.full.get().simulation
        let lines = simulation.partners.reduce(0) { count, partner in
            count + simulation.ndjson(partner: partner).count { $0 == UInt8(ascii: "\n") }
        }
        let messages = simulation.days.flatMap(\.messages)
        #expect(lines == messages.count { $0.isLine })
        // Messages that cannot be a line have the codes that only whole messages can cause, each at least once.
        let codes = messages.filter { !$0.isLine }.compactMap { message -> RejectionCode? in
            if case .rejected(let code, _) = message.expected { code } else { nil }
        }
        let kinds = RejectionCode.allCases.filter { if case .message = RejectionCause.of($0) { true } else { false } }
        #expect(Set(codes) == Set(kinds) && messages.count - lines == codes.count)
    }

    @Test func aSmallCityStillHasAYear() throws {
        let year = try SampleYear.tiny.get()
        let rounds = year.data(RoundOpened.self)
        #expect(rounds.count == 2 && rounds.allSatisfy { $0.dwellings >= 1 })
        let nominated = Set(year.data(DwellingNominated.self).map(\.roundId))
        #expect(nominated == Set(rounds.map(\.roundId)))
    }

    @Test func theQuarterHasAWholeRoundAndTheStartOfTheNext() throws {
        let year = try SampleYear.quarter.get()
        #expect(year.data(RoundOpened.self).map(\.roundId) == ["round-2019-Q3", "round-2019-Q4"])
        #expect(year.data(RoundClosed.self).map(\.roundId) == ["round-2019-Q3"])
        #expect(year.data(ApplicationSubmitted.self).count > 110)
        #expect(year.data(DwellingNominated.self).count >= 15)
    }

    /// A minimal registration: ids, references, owners and ended references.
    @Test(arguments: [1.0, 0.2, 0.01])
    func theStoryHoldsTogether(scale: Double) throws {
        var ids: Set<String> = []
        var owners: [String: String] = [:]
        var closed: Set<String> = []
        var rounds: Set<String> = []
        var latest = CalendarDate(dayNumber: 0)
        for (date, event, _) in SampleYear(try Simulation(seed: 5, scale: scale)).events {
            #expect(date >= latest)
            latest = date
            #expect(ids.insert(event.envelope.source + event.envelope.id).inserted)
            #expect(event.envelope.time?.hasPrefix(date.description) == true)
            let partner = event.partner.id
            func open(_ reference: String) {
                #expect(owners[reference] == nil, "\(reference) is taken")
                owners[reference] = partner
            }
            func use(_ reference: String) {
                #expect(owners[reference] == partner, "\(reference) is not \(partner)'s")
                #expect(!closed.contains(reference), "\(reference) has ended")
            }
            switch event.data {
            case let data as ApplicationSubmitted: open(data.applicationId)
            case let data as ApplicationChanged: use(data.applicationId)
            case let data as ApplicationWithdrawn:
                use(data.applicationId)
                closed.insert(data.applicationId)
            case let data as RoundOpened: rounds.insert(data.roundId)
            case let data as RoundClosed: #expect(rounds.remove(data.roundId) != nil)
            case let data as DwellingNominated:
                open(data.dwellingId)
                #expect(rounds.contains(data.roundId))
            case let data as DwellingWithdrawn:
                use(data.dwellingId)
                closed.insert(data.dwellingId)
            case let data as AllocationRecorded: open(data.allocationId)
            case let data as ActionRegistered: open(data.actionId)
            case let data as ActionProgressed: use(data.actionId)
            default: break
            }
        }
    }

    @Test func assumptionsHaveAReasonEach() throws {
        let simulation = try SampleYear.full.get().simulation
        #expect(simulation.assumptions.count > 20)
        #expect(simulation.assumptions.allSatisfy { !$0.why.isEmpty && !$0.value.isEmpty && !$0.source.isEmpty })
        let table = Assumption.markdown(simulation.assumptions)
        #expect(table.split(separator: "\n").count == simulation.assumptions.count + 2)
    }
}
