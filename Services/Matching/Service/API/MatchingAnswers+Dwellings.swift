import Contracts
import MatchingDomain
import Vocabulary

extension MatchingAnswers {
    static let dwelling = AnswerForm<Dwelling>(
        "Dwelling", "A nominated dwelling and how far it got.",
        [
            .always("id", .text) { $0.id },
            .always("roundId", .text) { $0.nomination.roundId },
            .always("corporation", .text) { $0.nomination.corporation },
            .always("state", .code) { $0.state },
            .optional("presentationId", .text, "The presentation that it stands in.") { $0.presentationId },
            .always("presentations", .integer, "How often candidates were presented for it, over all rounds.") {
                $0.presentations
            },
            .optional("withdrawalReason", .text) { $0.withdrawalReason },
            .optional("tenancyId", .text) { $0.tenancyId },
            .optional("letByTenancyId", .text, "The tenancy by which it was let outside the rounds.") { $0.letBy },
            .optional("isOverCap", .flag, "Its complex or entrance had its share already (MAT-10).") { $0.isOverCap },
            .optional("asksOffice", .flag, "Its next presentation waits for the allocation office.") { $0.asksOffice },
            .always("district", .code) { $0.nomination.district },
            .always("neighbourhood", .text, "CBS code; empty where it was not said.") { $0.nomination.neighbourhood },
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
            .optional("availableUntil", .date, "The last day it can be lived in.") { $0.nomination.availableUntil },
            .optional("support", .list(.code), "Support that can be given there; left out: all (MAT-6, MAT-16).") {
                $0.nomination.support
            },
            .optional("reservedFor", .code, "The group it is meant for (MAT-15).") { $0.nomination.reservedFor },
            .optional("supplyId", .text, "The announced supply that it is part of (MAT-18).") { $0.nomination.supply },
        ])
}
