import Contracts
import Vocabulary

/// A tenancy that began, as its institution knows it.
public struct RunningTenancy: Equatable, Sendable {
    public let tenancyId: String
    /// The institution's partner id.
    public let institution: String
    /// The corporation's partner id.
    public let corporation: String
    public let startedOn: CalendarDate
    public let contractForm: ContractForm

    public init(
        tenancyId: String, institution: String, corporation: String, startedOn: CalendarDate,
        contractForm: ContractForm
    ) {
        self.tenancyId = tenancyId
        self.institution = institution
        self.corporation = corporation
        self.startedOn = startedOn
        self.contractForm = contractForm
    }
}

/// What happens in tenancies: support is arranged, handed over, or ends; relapse, nuisance, flips. Like `AnswerPolicy`
/// without memory. The shares are assumptions: the plan prints none.
public struct CarePolicy: Sendable {
    private let seed: UInt64
    private let mint: EventMint

    public init(seed: UInt64) {
        self.seed = seed
        self.mint = EventMint(seed: seed)
    }

    /// What is told about all tenancies today, by tenancy.
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
        var plan = [
            planned(
                day(1),
                PlannedFact(
                    .supportArranged,
                    [
                        "supportId": support, "tenancyId": id,
                        "support": ["product": "individual-guidance", "hoursPerWeek": 3, "reachable247": true],
                        "parts": ["outreach-guidance", "income", "integration"],
                        "goodStart": ["automaticRentPayment": true, "furnished": true], "startsOn": text(day(1)),
                    ]))
        ]
        if draw("nuisance") < 8 {
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
        if draw("relapse") < 6 {
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
        if tenancy.contractForm == .flip, draw("flip") < 20 {
            plan.append(
                planned(day(50), PlannedFact(.tenancyFlipped, ["tenancyId": id, "flippedOn": text(day(50))])))
        }
        guard draw("end") >= 4 else {
            plan.append(
                planned(
                    day(60),
                    PlannedFact(
                        .supportEnded, ["supportId": support, "reason": "tenancy-ended", "endedOn": text(day(60))])))
            plan.append(
                planned(
                    day(61),
                    PlannedFact(.tenancyEnded, ["tenancyId": id, "reason": "moved", "endedOn": text(day(61))]),
                    by: tenancy.corporation))
            return plan
        }
        if draw("handover") < 60 {
            plan.append(
                planned(
                    day(40),
                    PlannedFact(
                        .handoverCompleted,
                        [
                            "handoverId": .string(self.mint.reference("H", tenancy.tenancyId)), "tenancyId": id,
                            "teamId": "buurtteam", "warm": .bool(draw("warm") < 85), "completedOn": text(day(40)),
                        ])))
        }
        return plan
    }

    private func message(_ planned: Planned, _ tenancy: RunningTenancy) -> SimulatedMessage {
        let key = "care-\(planned.fact.type.rawValue)-\(tenancy.tenancyId)"
        let ordinal = 6100 + StableHash(seed: self.seed, "moment", key).below(1500)
        return self.mint.message(
            planned.fact, from: planned.partner, on: planned.date, ordinal: ordinal, key: key)
    }
}
