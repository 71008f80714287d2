import Contracts
import EscalationDomain
import JSON
@testable import MatchingDomain
import Testing
import Vocabulary

/// A story with the actions that the played year never contains, by the office, a corporation, a client and the team:
/// override with an exception, drop a proposal, refuse a decision, hand an alert over.
enum WireStory {
    static func messages() throws -> [String: [[UInt8]]] {
        var chain = Chain()
        chain.wire = WireLog()
        try chain.days(to: "2019-07-01")
        try self.open(&chain)
        for id in ["a", "b", "c"] { try chain.apply(id, since: "2019-05-01") }
        try chain.apply("late", since: "2018-01-01", ["maximumRentCents": 10_000])
        try self.dropAProposal(&chain)
        try self.override(&chain)
        try self.decline(&chain)
        try self.actOnAnAlert(&chain)
        try chain.days(to: "2019-11-01")
        return chain.wire?.messages ?? [:]
    }

    private static func open(_ chain: inout Chain) throws {
        try chain.tell(
            .policySet, "policy", from: "gemeente-utrecht",
            [
                "version": 1, "validFrom": "2019-01-01", "candidatesPerDwelling": 2, "responseDays": 14,
                "inflowSharePercent": 20, "confirmation": "office", "levels": .null, "declines": .null,
                "refusals": .null, "limits": .null, "complexCapPercent": .null, "complexCapCorporations": .null,
                "commitments": [["corporationId": "mitros", "groups": ["mo-bw"], "dwellings": 5]],
                "entranceCap": .null, "suitability": .null,
            ])
        try chain.tell(
            .corporationSized, "mitros", from: "gemeente-utrecht", ["dwellings": 18_600, "asOf": "2018-01-01"])
        try chain.tell(
            .contingentSet, "contingent", from: "beter-wonen",
            ["institutionId": "lister", "year": 2019, "dwellings": 1, "inflowDwellings": .null])
        try chain.tell(
            .actionRegistered, "action-1", from: "uitvoeringsteam", ["number": 1, "dueOn": "2019-07-03"])
        try chain.open(candidates: 2, opens: "2019-07-01", closes: "2019-09-30")
    }

    private static func proposal(_ dwelling: String, _ chain: Chain) throws -> Presentation {
        try #require(chain.matching.presentations.filter { $0.dwellingId == dwelling && $0.state == .proposed }.first)
    }

    private static func dropAProposal(_ chain: inout Chain) throws {
        try chain.nominate("d1")
        try chain.days(to: "2019-07-02")
        let proposal = try self.proposal("d1", chain)
        try chain.tell(.dwellingWithdrawn, "d1", from: "mitros")
        try chain.tell(
            .matchChosen, proposal.id, from: "mitros", ["applicationId": .string(proposal.candidates[0].applicationId)])
    }

    /// A lock bars the office's candidate, and an exception lifts it.
    private static func override(_ chain: inout Chain) throws {
        try chain.tell(
            .locationLocked, "lock-1", from: "vierde-huis",
            ["level": "complex", "locationId": "complex-1", "lockedOn": "2019-07-02", "lockedUntil": .null])
        try chain.nominate("d2")
        try chain.days(to: "2019-07-03")
        try chain.tell(
            .exceptionGranted, "exception-1", from: "vierde-huis",
            ["applicationId": "late", "dwellingId": "d2", "rule": "search-profile", "grantedOn": "2019-07-03"])
        let proposal = try self.proposal("d2", chain)
        for candidates in [["late"], ["nobody"], ["a"]] {
            try chain.tell(
                .presentationOverridden, proposal.id, from: "vierde-huis",
                [
                    "candidates": .array(candidates.map { ["applicationId": .string($0)] }),
                    "overriddenOn": "2019-07-03",
                ])
        }
        try chain.tell(
            .exceptionGranted, "exception-2", from: "vierde-huis",
            ["applicationId": "b", "dwellingId": .null, "rule": "lock", "grantedOn": "2019-07-03"])
        try chain.nominate("d3", ["complexId": "complex-1"])
        try chain.days(to: "2019-07-05")
        for proposal in chain.matching.presentations.filter({ $0.state == .proposed }) {
            try chain.tell(
                .presentationConfirmed, proposal.id, from: "vierde-huis", ["confirmedOn": "2019-07-05"])
        }
    }

    private static func decline(_ chain: inout Chain) throws {
        for presentation in chain.matching.presentations.filter({ $0.state == .live }) {
            guard let first = presentation.candidates.first?.applicationId else { continue }
            try chain.tell(
                .offerRefused, presentation.id, from: "lister",
                ["applicationId": .string(first), "reason": "HUU", "refusedOn": "2019-07-05"])
            try chain.tell(.matchChosen, presentation.id, from: "bo-ex", ["applicationId": .string(first)])
            try chain.tell(
                .matchDeclined, presentation.id, from: "mitros",
                [
                    "reasons": .array(
                        presentation.candidates.dropFirst().map {
                            ["applicationId": .string($0.applicationId), "reason": "rent"]
                        })
                ])
        }
    }

    private static func actOnAnAlert(_ chain: inout Chain) throws {
        let alert = try #require(chain.alerts.first?.id)
        func tell(_ type: EventType, _ changes: [String: JSONValue]) throws {
            try chain.tell(type, alert, from: "uitvoeringsteam", changes)
        }
        try tell(.alertAssigned, ["member": "gemeente-1", "dueOn": "2019-07-20"])
        try tell(.alertAssigned, ["member": "gemeente-2", "dueOn": .null])
        try tell(.alertSnoozed, ["member": "corporaties-1", "snoozedUntil": "2019-07-10"])
        try tell(.alertSnoozed, ["member": "corporaties-1", "snoozedUntil": "2019-07-01"])
        try chain.days(to: "2019-07-12")
        try tell(.alertResolved, ["member": "corporaties-1", "resolution": "accepted"])
        try tell(.alertAcknowledged, ["member": "corporaties-1"])
    }
}
