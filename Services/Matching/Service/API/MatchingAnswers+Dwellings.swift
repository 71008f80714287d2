import Contracts
import MatchingDomain
import Vocabulary

extension MatchingAnswers {
    static let dwelling = AnswerForm<Dwelling>(
        "Dwelling", "A nominated dwelling and its progress.",
        [
            .always("id", .text) { $0.id },
            .always("roundId", .text) { $0.nomination.roundId },
            .always("corporation", .text) { $0.nomination.corporation },
            .always("state", .code) { $0.state },
            .optional("presentationId", .text, "Its current presentation.") { $0.presentationId },
            .always("presentations", .integer, "The number of its presentations, over all rounds.") {
                $0.presentations
            },
            .optional("withdrawalReason", .text) { $0.withdrawalReason },
            .ofPerson("tenancyId", .text) { $0.tenancyId },
            .ofPerson("letByTenancyId", .text, "The tenancy that let it outside the rounds.") { $0.letBy },
            .optional("isOverCap", .flag, "Whether its complex or entrance has reached its cap (MAT-10).") {
                $0.isOverCap
            },
            .optional("asksOffice", .flag, "Whether its next presentation waits for the allocation office.") {
                $0.asksOffice
            },
            .always("district", .code) { $0.nomination.district },
            .always("neighbourhood", .text, "CBS code; empty if not reported.") { $0.nomination.neighbourhood },
            .optional("complexId", .text) { $0.nomination.complex },
            .optional("entranceId", .text) { $0.nomination.entrance },
            .optional("streetId", .text) { $0.nomination.street },
            .optional("complexUnits", .integer, "Independent units in the complex (MAT-10).") {
                $0.nomination.complexUnits
            },
            .optional("concept", .code) { $0.nomination.concept },
            .always("rooms", .integer) { $0.nomination.rooms },
            .always("rentCents", .cents, "Net rent a month, in cents.") { $0.nomination.rent },
            .always("kind", .code) { $0.nomination.kind },
            .always("floor", .integer, "Zero is the ground floor.") { $0.nomination.floor },
            .always("stepFree", .flag, "Reached without stairs.") { $0.nomination.stepFree },
            .always("wheelchair", .flag) { $0.nomination.wheelchair },
            .always("lowStimulus", .flag) { $0.nomination.lowStimulus },
            .always("contractForm", .code) { $0.nomination.contractForm },
            .always("availableFrom", .date) { $0.nomination.availableFrom },
            .optional("availableUntil", .date, "The last day on which tenants can live in it.") {
                $0.nomination.availableUntil
            },
            .optional(
                "support", .list(.code), "The support products that can be given there; absent: all (MAT-6, MAT-16)."
            ) {
                $0.nomination.support
            },
            .optional("reservedFor", .code, "The group for which it is reserved (MAT-15).") {
                $0.nomination.reservedFor
            },
            .optional("supplyId", .text, "The announced supply that it is part of (MAT-18).") { $0.nomination.supply },
        ])
}
