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
            .always("dwellings", .integer, "How many all corporations together are to nominate.") { $0.dwellings },
            .optional("office", .text, "The allocation office that opened it.") { $0.office },
            .always("policy", .object(Self.policy)) { $0.policy },
            .always("state", .code) { $0.state },
            .optional("closedOn", .date) { $0.closedOn },
            .optional("closesEarlyOn", .date, "An earlier end than its last day, told ahead.") { $0.closesEarlyOn },
            .optional("report", .object(Self.report)) { $0.report },
        ])

    private static let funnel = AnswerForm<Funnel>(
        "Funnel", "From nominated to placed, at the closing of the round (MAT-13).",
        [
            .always("nominated", .integer, "Dwellings, those withdrawn later included.") { $0.nominated },
            .always("withdrawn", .integer) { $0.withdrawn },
            .always("dwellingsPresented", .integer, "Dwellings presented at least once.") { $0.dwellingsPresented },
            .always("presentations", .integer) { $0.presentations },
            .always("refilled", .integer, "Presentations after the first of their dwelling.") { $0.refilled },
            .always("candidatesPresented", .integer, "Over all presentations.") { $0.candidatesPresented },
            .always("chosen", .integer, "Presentations that ended with a choice.") { $0.chosen },
            .always("declined", .integer, "Presentations that ended with a decline.") { $0.declined },
            .always("expired", .integer, "Presentations without an answer in time.") { $0.expired },
            .always("declineReasons", .list(.object(Self.reason)), "Candidates declined, by reason.") {
                $0.declineReasons
            },
            .always("placed", .integer) { $0.placed },
            .always("unused", .integer, "Dwellings that ended neither placed nor withdrawn.") { $0.unused },
        ])

    private static let reason = AnswerForm<ReasonCount>(
        "ReasonCount", "How often a code was given.",
        [.always("code", .text) { $0.code }, .always("count", .integer) { $0.count }])

    private static let report = AnswerForm<RoundReport>(
        "RoundReport", "What became of a round, made when it closes (MAT-13).",
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
        "CorporationFunnel", "The funnel of one corporation beside its quota.",
        [
            .always("corporation", .text) { $0.corporation },
            .always("quota", .integer) { $0.quota },
            .always("carriedOver", .integer) { $0.carriedOver },
            .always("funnel", .object(Self.funnel)) { $0.funnel },
        ])

    private static let commitment = AnswerForm<CommitmentProgress>(
        "CommitmentProgress", "How far a corporation is with what it promised for the year (MAT-10).",
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
            .always("agreed", .integer, "Dwellings settled for the groups of the plan.") { $0.agreed },
            .always("nominated", .integer, "Dwellings of it nominated and not taken back.") { $0.nominated },
        ])

    private static let fairness = AnswerForm<FairnessReport>(
        "FairnessReport", "How a round divided over institutions and groups (MAT-3, MAT-5, MAT-8).",
        [
            .always("institutions", .list(.object(Self.institution))) { $0.institutions },
            .always("groups", .list(.object(Self.group))) { $0.groups },
            .always("exceptions", .list(.object(Self.reason)), "By the rule that was set aside (MAT-9).") {
                $0.exceptions
            },
            .always("overridden", .integer, "Presentations that the allocation office replaced.") { $0.overridden },
        ])

    private static let institution = AnswerForm<FairnessReport.Institution>(
        "InstitutionShare", "What the clients of one institution got beside its share.",
        [
            .always("institution", .text) { $0.institution },
            .always("contingent", .integer, "Dwellings of the year; zero without a contingent.") { $0.contingent },
            .always("presented", .integer) { $0.presented },
            .always("placed", .integer) { $0.placed },
            .always("placedInflow", .integer) { $0.placedInflow },
            .always("shareHundredths", .integer, "Its part of all placements, in hundredths of a dwelling.") {
                $0.shareHundredths
            },
            .always("behindHundredths", .integer, "Behind its share so far, in hundredths; below zero: ahead.") {
                $0.behindHundredths
            },
        ])

    private static let group = AnswerForm<FairnessReport.Group>(
        "GroupShare", "What the clients of one group got.",
        [
            .always("group", .code) { $0.group },
            .always("presented", .integer) { $0.presented },
            .always("placed", .integer) { $0.placed },
            .always("averageWaitingDays", .integer, "Of those placed.") { $0.averageWaitingDays },
            .always("waiting", .integer, "Waiting at the closing of the round.") { $0.waiting },
        ])
}
