import Contracts
import MatchingDomain
import Vocabulary

extension MatchingAnswers {
    static let round = AnswerForm<Round>(
        "Round", "A quarterly round (MAT-1).",
        [
            .always("id", .text) { $0.id },
            .always("quarter", .quarter) { $0.quarter },
            .always("opensOn", .date) { $0.opensOn },
            .always("closesOn", .date, "The last day.") { $0.closesOn },
            .always(
                "dwellings", .integer, "The number of dwellings that all corporations together are asked to nominate."
            ) { $0.dwellings },
            .optional("office", .text, "The allocation office that opened it.") { $0.office },
            .always("policy", .object(Self.policy)) { $0.policy },
            .always("state", .code) { $0.state },
            .optional("closedOn", .date) { $0.closedOn },
            .optional("closesEarlyOn", .date, "The first closed day, if the office announced an early end.") {
                $0.closesEarlyOn
            },
            .optional("report", .object(Self.report)) { $0.report },
        ])

    private static let funnel = AnswerForm<Funnel>(
        "Funnel", "The steps from nomination to placement, counted when the round closes (MAT-13).",
        [
            .always("nominated", .integer, "Dwellings nominated, including those withdrawn later.") { $0.nominated },
            .always("withdrawn", .integer) { $0.withdrawn },
            .always("dwellingsPresented", .integer, "Dwellings presented at least once.") { $0.dwellingsPresented },
            .always("presentations", .integer) { $0.presentations },
            .always("refilled", .integer, "Presentations after the first of their dwelling.") { $0.refilled },
            .always("candidatesPresented", .integer, "Candidates over all presentations.") { $0.candidatesPresented },
            .always("chosen", .integer, "Presentations that ended with a choice.") { $0.chosen },
            .always("declined", .integer, "Presentations that ended with a decline.") { $0.declined },
            .always("expired", .integer, "Presentations without an answer in time.") { $0.expired },
            .always("declineReasons", .list(.object(Self.reason)), "Candidates declined, by reason.") {
                $0.declineReasons
            },
            .always("placed", .integer) { $0.placed },
            .always("unused", .integer, "Dwellings that were neither placed nor withdrawn.") { $0.unused },
        ])

    private static let reason = AnswerForm<ReasonCount>(
        "ReasonCount", "The number of times that a code was given.",
        [.always("code", .text) { $0.code }, .always("count", .integer) { $0.count }])

    private static let report = AnswerForm<RoundReport>(
        "RoundReport", "The results of a round, computed when it closes (MAT-13).",
        [
            .always("roundId", .text) { $0.roundId },
            .always("quarter", .quarter) { $0.quarter },
            .optional("closedOn", .date) { $0.closedOn },
            .always("corporations", .list(.object(Self.corporation))) { $0.corporations },
            .always("total", .object(Self.funnel)) { $0.total },
            .optional("fairness", .object(Self.fairness)) { $0.fairness },
            .optional("commitments", .list(.object(Self.commitment))) { $0.commitments },
            .optional("projects", .list(.object(Self.project))) { $0.projects },
        ])

    private static let corporation = AnswerForm<CorporationFunnel>(
        "CorporationFunnel", "The funnel of one corporation, and its quota.",
        [
            .always("corporation", .text) { $0.corporation },
            .always("quota", .integer) { $0.quota },
            .always("carriedOver", .integer) { $0.carriedOver },
            .always("funnel", .object(Self.funnel)) { $0.funnel },
        ])

    private static let commitment = AnswerForm<CommitmentProgress>(
        "CommitmentProgress", "A corporation's progress on its promise for the year (MAT-10).",
        [
            .always("corporation", .text) { $0.corporation },
            .always("groups", .list(.code)) { $0.groups },
            .always("promised", .integer, "Dwellings, for the whole year.") { $0.promised },
            .always("placed", .integer, "In the year so far, in all rounds.") { $0.placed },
        ])

    private static let project = AnswerForm<ProjectProgress>(
        "ProjectProgress", "Announced supply due by the round's quarter (MAT-18).",
        [
            .always("supply", .text) { $0.supply },
            .always("expectedIn", .quarter) { $0.expectedIn },
            .always("agreed", .integer, "Dwellings agreed for the groups of the plan.") { $0.agreed },
            .always("nominated", .integer, "Its dwellings that were nominated and not withdrawn.") { $0.nominated },
        ])

    private static let fairness = AnswerForm<FairnessReport>(
        "FairnessReport", "The division of a round over institutions and groups (MAT-3, MAT-5, MAT-8).",
        [
            .always("institutions", .list(.object(Self.institution))) { $0.institutions },
            .always("groups", .list(.object(Self.group))) { $0.groups },
            .always(
                "exceptions", .list(.object(Self.reason)),
                "Presented candidates who needed an exception, by the rule set aside (MAT-9)."
            ) {
                $0.exceptions
            },
            .always("overridden", .integer, "Presentations that the allocation office replaced.") { $0.overridden },
        ])

    private static let institution = AnswerForm<FairnessReport.Institution>(
        "InstitutionShare", "The results for one institution's clients, beside its share.",
        [
            .always("institution", .text) { $0.institution },
            .always("contingent", .integer, "Dwellings of the year; zero without a contingent.") { $0.contingent },
            .always("presented", .integer) { $0.presented },
            .always("placed", .integer) { $0.placed },
            .always("placedInflow", .integer) { $0.placedInflow },
            .always("shareHundredths", .integer, "Its part of all placements, in hundredths of a dwelling.") {
                $0.shareHundredths
            },
            .always(
                "behindHundredths", .integer, "The distance behind its share so far, in hundredths; below zero: ahead."
            ) {
                $0.behindHundredths
            },
        ])

    private static let group = AnswerForm<FairnessReport.Group>(
        "GroupShare", "The results for the clients of one group.",
        [
            .always("group", .code) { $0.group },
            .always("presented", .integer) { $0.presented },
            .always("placed", .integer) { $0.placed },
            .always("averageWaitingDays", .integer, "The average over placed clients.") { $0.averageWaitingDays },
            .always("waiting", .integer, "Clients waiting when the round closed.") { $0.waiting },
        ])
}
