import Contracts
import MatchingDomain
import Vocabulary

/// The form of entities in Matching's read API. The names here belong to the API, so stored names can change
/// independently. They are the contract's names where it has one.
enum MatchingAnswers {
    static let quota = AnswerForm<Quota>(
        "Quota", "The number of dwellings that one corporation is asked to nominate in one round (MAT-1).",
        [
            .always("roundId", .text) { $0.roundId },
            .always("corporation", .text) { $0.corporation },
            .always("quota", .integer, "Its share of the round's total.") { $0.quota },
            .always(
                "carriedOver", .integer, "Carried over from earlier rounds: above zero a shortfall, below zero a lead."
            ) {
                $0.carriedOver
            },
            .always("nominated", .integer, "Dwellings nominated and not withdrawn.") { $0.nominated },
        ])

    static let placement = AnswerForm<Placement>(
        "Placement", "A match of a candidate and a dwelling.",
        [
            .always("id", .text) { $0.id },
            .always("presentationId", .text) { $0.presentationId },
            .always("roundId", .text) { $0.roundId },
            .always("dwellingId", .text) { $0.dwellingId },
            .always("corporation", .text) { $0.corporation },
            .always("district", .code) { $0.district },
            .ofPerson("applicationId", .text) { $0.applicationId },
            .always("institution", .text) { $0.institution },
            .always("group", .code) { $0.group },
            .always("route", .code) { $0.route },
            .always("contractForm", .code) { $0.contractForm },
            .optional("decidedOn", .date, "The day on which the corporation's choice was applied.") { $0.decidedOn },
            .always("waitingSince", .date) { $0.waitingSince },
            .ofPerson("tenancyId", .text) { $0.tenancyId },
            .optional("tenancyStartedOn", .date) { $0.tenancyStartedOn },
            .optional("cancelledOn", .date, "The first day on which it no longer counts.") { $0.cancelledOn },
            .optional("cancelledWhy", .code) { $0.cancelledWhy },
            .optional("isApart", .flag, "Whether it counts towards no institution's share (MAT-9, REG-13).") {
                $0.isApart
            },
        ])

    static let candidate = AnswerForm<PresentedCandidate>(
        "PresentedCandidate", "One candidate in a presentation, and the result.",
        [
            .ofPerson("applicationId", .text) { $0.applicationId },
            .always("institution", .text) { $0.institution },
            .always("group", .code) { $0.group },
            .always("route", .code) { $0.route },
            .always("waitingDays", .integer, "Whole days, on the day of the presentation.") { $0.waitingDays },
            .always("result", .code) { $0.result },
            .optional("declineReason", .text, "The corporation's code (MAT-4).") { $0.declineReason },
            .optional("refusalReason", .text, "VERA's code if the client refused.") { $0.refusalReason },
            .optional("exceptions", .list(.text), "The rules that an exception set aside (MAT-9).") { $0.exceptions },
        ])

    static let presentation = AnswerForm<Presentation>(
        "Presentation", "The candidates presented to a corporation for one dwelling (MAT-2, MAT-4).",
        [
            .always("id", .text) { $0.id },
            .always("roundId", .text) { $0.roundId },
            .always("dwellingId", .text) { $0.dwellingId },
            .always("corporation", .text) { $0.corporation },
            .always(
                "attempt", .integer, "The number of this presentation among those of the dwelling, over all rounds."
            ) { $0.attempt },
            .always("madeOn", .date) { $0.madeOn },
            .always("respondBy", .date, "The last day for an answer.") { $0.respondBy },
            .always("policyVersion", .text) { $0.policyVersion },
            .always("solveId", .text) { $0.solveId },
            .always("candidates", .list(.object(Self.candidate)), "Longest waiting first.") { $0.candidates },
            .always("state", .code) { $0.state },
            .optional("ending", .code) { $0.ending },
            .optional("endedOn", .date) { $0.endedOn },
            .always("wasPublished", .flag, "Whether the corporation ever saw it.") { $0.wasPublished },
            .optional("confirmedOn", .date, "The day on which the allocation office confirmed it.") {
                $0.confirmedOn
            },
            .optional(
                "overrideReasons", .list(.text), "The office's reasons to present other candidates than proposed."
            ) {
                $0.overrideReasons
            },
        ])
}
