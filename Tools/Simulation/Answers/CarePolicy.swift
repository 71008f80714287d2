import Contracts
import JSON
import Vocabulary

/// The events during tenancies: the client's support is arranged, handed over at outflow, or ends; relapse, nuisance.
/// Stateless, like `AnswerPolicy`. The shares are assumptions: the plan prints none.
///
/// No tenancy flips: as a rule, a flip dwelling passes to its resident after two years, and these tenancies began this
/// year.
public struct CarePolicy: Sendable {
    static let nuisancePercent = 8
    static let relapsePercent = 6
    static let endPercent = 4
    /// Per cent of the outflow tenancies with a hand-over this year; that of the others follows after the year.
    static let handoverPercent = 60
    static let warmPercent = 85

    private let seed: UInt64
    private let mint: EventMint

    public init(seed: UInt64) {
        self.seed = seed
        self.mint = EventMint(seed: seed)
    }

    /// The events about all tenancies today, by tenancy.
    public func messages(for tenancies: [RunningTenancy], on today: CalendarDate) -> [SimulatedMessage] {
        tenancies.sorted { $0.tenancyId < $1.tenancyId }.flatMap { tenancy in
            self.plan(for: tenancy).filter { $0.date == today }.map { self.message($0, tenancy) }
        }
    }

    private struct Planned {
        let date: CalendarDate
        let partner: String
        let fact: PlannedFact
    }

    private func plan(for tenancy: RunningTenancy) -> [Planned] {
        let support = JSONValue.string(self.mint.reference("S", tenancy.tenancyId))
        let id = JSONValue.string(tenancy.tenancyId)
        func day(_ days: Int) -> CalendarDate { WorkingDays.onOrAfter(tenancy.startedOn.adding(days: days)) }
        func text(_ date: CalendarDate) -> JSONValue { .string(date.description) }
        func draw(_ what: String) -> Int { StableHash(seed: self.seed, what, tenancy.tenancyId).below(100) }
        func planned(_ date: CalendarDate, _ fact: PlannedFact, by partner: String? = nil) -> Planned {
            Planned(date: date, partner: partner ?? tenancy.institution, fact: fact)
        }
        var plan: [Planned] = []
        if let own = tenancy.support, tenancy.product != .none {
            plan.append(
                planned(
                    day(1),
                    PlannedFact(
                        .supportArranged,
                        [
                            "supportId": support, "tenancyId": id, "support": own,
                            "parts": Self.parts(tenancy.product),
                            "goodStart": ["automaticRentPayment": true, "furnished": true], "startsOn": text(day(1)),
                        ])))
        }
        if draw("nuisance") < Self.nuisancePercent {
            plan.append(
                planned(
                    day(20),
                    PlannedFact(
                        .nuisanceReported,
                        [
                            "reportId": .string(self.mint.reference("N", tenancy.tenancyId)), "tenancyId": id,
                            "occurredOn": text(day(20)), "severity": "minor",
                        ])))
        }
        if draw("relapse") < Self.relapsePercent {
            plan.append(
                planned(
                    day(35),
                    PlannedFact(
                        .relapseReported,
                        [
                            "reportId": .string(self.mint.reference("R", tenancy.tenancyId)), "tenancyId": id,
                            "occurredOn": text(day(34)), "timeOut": draw("time-out") < 60 ? "received" : "full",
                        ])))
        }
        guard draw("end") >= Self.endPercent else {
            if tenancy.product != .none {
                plan.append(
                    planned(
                        day(60),
                        PlannedFact(
                            .supportEnded,
                            ["supportId": support, "reason": "tenancy-ended", "endedOn": text(day(60))])))
            }
            plan.append(
                planned(
                    day(61),
                    PlannedFact(.tenancyEnded, ["tenancyId": id, "reason": "moved", "endedOn": text(day(61))]),
                    by: tenancy.corporation))
            return plan
        }
        // The hand-over belongs to the outflow: the neighbourhood team then takes over the support that is still needed
        // (REG-21).
        if tenancy.route == .outflow, tenancy.product != .none, draw("handover") < Self.handoverPercent {
            plan.append(
                planned(
                    day(40),
                    PlannedFact(
                        .handoverCompleted,
                        [
                            "handoverId": .string(self.mint.reference("H", tenancy.tenancyId)), "tenancyId": id,
                            "teamId": "buurtteam", "warm": .bool(draw("warm") < Self.warmPercent),
                            "completedOn": text(day(40)),
                        ])))
        }
        return plan
    }

    /// Parts of the basic set: Beschermd Thuis includes treatment. Ours.
    private static func parts(_ product: SupportProduct) -> JSONValue {
        product == .individualGuidance
            ? ["outreach-guidance", "income", "integration"]
            : ["outreach-guidance", "outreach-treatment", "income", "integration"]
    }

    private func message(_ planned: Planned, _ tenancy: RunningTenancy) -> SimulatedMessage {
        let key = "care-\(planned.fact.type.rawValue)-\(tenancy.tenancyId)"
        let ordinal = 6100 + StableHash(seed: self.seed, "moment", key).below(1500)
        return self.mint.message(
            planned.fact, from: planned.partner, on: planned.date, ordinal: ordinal, key: key)
    }
}
