import Contracts
import MatchingDomain
import Vocabulary

/// Members have the names of `policy.set` where that event has them.
extension MatchingAnswers {
    static let policy = AnswerForm<Policy>(
        "Policy", "The policy version of a round.",
        [
            .always("version", .text) { $0.version },
            .always("validFrom", .date) { $0.validFrom },
            .always("candidatesPerDwelling", .integer, "The number of candidates presented for a dwelling (MAT-2).") {
                $0.candidatesPerDwelling
            },
            .always("responseDays", .integer, "The number of days in which the corporation must answer.") {
                $0.responseDays
            },
            .always("inflowSharePercent", .integer, "MAT-5.") { $0.inflowSharePercent },
            .always(
                "confirmation", .code,
                "Whether presentations go out automatically or after confirmation by the allocation office."
            ) { $0.confirmation },
            .optional("normMonths", .integer, "The longest acceptable wait, in months (MON-2).") {
                if case .months(let count) = $0.norm { count } else { nil }
            },
            .optional("normDays", .integer, "The same in days; a policy has one of the two.") {
                if case .days(let count) = $0.norm { count } else { nil }
            },
            .always("levels", .list(.code), "The objectives of the solve, most important first.") {
                $0.order.map(LevelName.init)
            },
            .optional("suitability", .object(Self.weights)) { $0.suitability },
            .optional("complexCapPercent", .integer, "MAT-10.") { $0.complexCapPercent },
            .optional("complexCapCorporations", .list(.text), "Absent: all.") { $0.complexCapCorporations },
            .optional("entranceCap", .integer, "MAT-9.") { $0.entranceCap },
            .always("declines", .list(.object(Self.decline)), "MAT-4.") { $0.decisionTable.declines },
            .always("refusals", .list(.object(Self.refusal)), "MAT-11.") { $0.decisionTable.refusals },
            .optional("limits", .list(.object(Self.limits)), "In addition to the plan's (MAT-7, REG-7).") { $0.limits },
            .optional("commitments", .list(.object(Self.commitmentOfYear)), "MAT-10.") { $0.commitments },
        ])

    private static let weights = AnswerForm<SuitabilityWeights>(
        "SuitabilityWeights", "The weights at the level of suitability, from 0 to 50 each (MAT-6, MAT-9, MAT-16).",
        [
            .always("wish", .integer) { $0.wish }, .always("need", .integer) { $0.need },
            .always("support", .integer) { $0.support }, .always("spread", .integer) { $0.spread },
            .always("size", .integer) { $0.size },
        ])

    private static let decline = AnswerForm<DecisionPolicy.Decline>(
        "DeclineConsequence", "The consequence of a corporation's decline.",
        [
            .always("reason", .text) { $0.reason },
            .always("reach", .code, "The dwellings for which the client is not presented again.") { $0.reach },
            .always("asksOffice", .flag, "Whether the dwelling's next presentation waits for the office.") {
                $0.asksOffice
            },
        ])

    private static let refusal = AnswerForm<DecisionPolicy.Refusal>(
        "RefusalConsequence", "The consequence of a client's refusal.",
        [
            .always("reason", .text) { $0.reason },
            .always("usesOffer", .flag, "Whether the refusal uses up the single offer.") { $0.usesOffer },
        ])

    private static let limits = AnswerForm<RuleLimits>(
        "YearLimits", "Amounts and ages that apply from one calendar year on.",
        [
            .always("fromYear", .integer) { $0.fromYear },
            .always("youthRentCents", .cents) { $0.youthRent },
            .always("youthBelowAge", .integer) { $0.youthBelowAge },
            .always("campusFromAge", .integer) { $0.campusAges.lowerBound },
            .always("campusToAge", .integer) { $0.campusAges.upperBound },
            .always("source", .text) { $0.source },
        ])

    private static let commitmentOfYear = AnswerForm<MatchingDomain.Commitment>(
        "Commitment", "A corporation's promise of a minimum number of dwellings a year to some groups.",
        [
            .always("corporationId", .text) { $0.corporation },
            .always("groups", .list(.code)) { $0.groups },
            .always("dwellings", .integer) { $0.dwellings },
        ])
}
