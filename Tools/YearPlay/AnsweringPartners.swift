import Contracts
import JSON
import Pipeline
import Simulation
import Vocabulary

/// The simulated partners that react to Matching and Escalation: what each sends on a day, given what those services
/// list.
public struct AnsweringPartners: Sendable {
    private let simulation: Simulation
    private let answers: AnswerPolicy
    private let care: CarePolicy
    private let office: OfficePolicy
    private let offers: OfferPolicy

    public init(_ simulation: Simulation) {
        self.simulation = simulation
        let seed = simulation.parameters.seed
        self.answers = AnswerPolicy(seed: seed, outsiders: simulation.openingApplicationIds)
        self.care = CarePolicy(seed: seed)
        self.office = OfficePolicy(seed: seed)
        self.offers = OfferPolicy(seed: seed)
    }

    /// - Parameters: the documents of Matching's read API, read after the day's rules have run.
    public func answers(
        on date: CalendarDate, presentations: [JSONValue], placements: [JSONValue], proposals: [JSONValue]
    ) -> [SimulatedMessage] {
        let standing = placements.filter { $0["cancelledOn"] == nil }
        let offers = presentations.flatMap(Offer.pending) + standing.compactMap(Offer.init(chosen:))
        return self.office.messages(for: proposals.compactMap(ProposedPresentation.init), on: date)
            + self.offers.messages(for: offers, on: date)
            + self.answers.messages(for: presentations.compactMap(OpenPresentation.init), on: date)
            + self.answers.messages(for: standing.compactMap(ConfirmedPlacement.init), on: date)
            + self.care.messages(for: standing.compactMap { RunningTenancy($0, in: self.simulation) }, on: date)
    }

    /// The team acknowledges four of five alerts, three days after they were raised.
    ///
    /// - Parameter alerts: the documents of Escalation's read API.
    public func acknowledgements(on date: CalendarDate, alerts: [JSONValue]) -> [SimulatedMessage] {
        let seats = ["gemeente-1", "corporaties-1", "zorginstellingen-1"]
        return alerts.compactMap { alert in
            guard let id = alert["id"]?.stringValue, alert["acknowledgements"]?.arrayValue?.isEmpty == true,
                let raised = alert["transitions"]?.arrayValue?.first?["on"]?.stringValue.flatMap({ CalendarDate($0) }),
                date.days(since: raised) >= 3
            else { return nil }
            let draw = id.utf8.reduce(0) { ($0 * 31 + Int($1)) % 1_000 }
            guard draw % 5 != 0 else { return nil }
            let event = CloudEvent(
                id: Identifiers.uuid("player", "acknowledged", id),
                source: PartnerDirectory.plan["uitvoeringsteam"]?.source ?? "",
                type: EventType.alertAcknowledged.wireName, subject: id,
                data: AlertAcknowledged(alertId: id, member: seats[draw % 3]).json)
            return SimulatedMessage(
                partner: "uitvoeringsteam", body: event.bytes, headers: SimulatedMessage.structuredHeaders,
                expected: .accepted)
        }
    }
}
