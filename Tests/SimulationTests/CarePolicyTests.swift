import Contracts
import JSON
import Simulation
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(10)))
struct CarePolicyTests {
    private let start = CalendarDate(dayNumber: 18_140)
    private let plan: JSONValue = [
        "product": "beschermd-thuis-intensive", "hoursPerWeek": 6, "reachable247": true, "minutesToSpot": 30,
    ]

    private func tenancy(_ number: Int, _ route: Route, support: JSONValue?) -> RunningTenancy {
        RunningTenancy(
            tenancyId: "T-\(number)", institution: "lister", corporation: "mitros", startedOn: self.start,
            route: route, support: support)
    }

    /// The events about a tenancy in half a year, read with the contract's readers.
    private func told(_ tenancy: RunningTenancy) throws -> [any EventData] {
        let policy = CarePolicy(seed: 7)
        return try (0...180).flatMap { policy.messages(for: [tenancy], on: self.start.adding(days: $0)) }.map {
            let validation = EventValidator(directory: .plan).validate(
                body: $0.body, headers: $0.headers, owner: PartnerDirectory.plan[$0.partner])
            guard case .valid(let event) = validation else {
                Issue.record("\(validation)")
                throw CancellationError()
            }
            #expect(event.warnings.isEmpty)
            return event.data
        }
    }

    @Test func theSupportOfATenancyIsTheClientSOwn() throws {
        let told = try self.told(self.tenancy(1, .inflow, support: self.plan))
        let arranged = try #require(told.compactMap { $0 as? SupportArranged }.first)
        #expect(
            arranged.plan
                == SupportPlan(
                    product: .protectedIntensive, hoursPerWeek: 6, reachable247: true, minutesToSpot: 30))
        for none in [nil, ["product": "none"] as JSONValue] {
            #expect(!(try self.told(self.tenancy(1, .outflow, support: none)).contains { $0 is SupportArranged }))
        }
    }

    @Test func onlyOutflowIsHandedOverAndNothingFlipsWithinTheYear() throws {
        var handovers: [Route: Int] = [:]
        for number in 0..<200 {
            for route in Route.allCases {
                let told = try self.told(self.tenancy(number, route, support: self.plan))
                handovers[route, default: 0] += told.count { $0 is HandoverCompleted }
                #expect(!told.contains { $0 is TenancyFlipped })
            }
        }
        #expect(handovers[.inflow] == 0)
        #expect((90...150).contains(handovers[.outflow] ?? 0))
    }

    /// The client's support plan on a day, also after a change.
    @Test func theYearKnowsTheSupportOfEveryClient() throws {
        let year = try SampleYear.full.get()
        for item in year.events {
            switch item.event.data {
            case let data as ApplicationSubmitted:
                let support = year.simulation.support(of: data.applicationId, on: item.date)
                #expect(support?["product"]?.stringValue == data.support.product.rawValue)
            case let data as ApplicationChanged:
                guard let changed = data.support else { continue }
                let support = year.simulation.support(of: data.applicationId, on: item.date)
                #expect(support?["product"]?.stringValue == changed.product.rawValue)
            default: break
            }
        }
        #expect(year.simulation.support(of: "nobody", on: year.simulation.parameters.to) == nil)
    }
}
