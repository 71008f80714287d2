import Contracts
import JSON
import Simulation
import Vocabulary

// Converts Matching's documents, which the player reads, into the records that the simulated partners know.

extension OpenPresentation {
    init?(_ json: JSONValue) {
        guard let id = json["id"]?.stringValue, let corporation = json["corporation"]?.stringValue,
            let dwelling = json["dwellingId"]?.stringValue,
            // The corporation learns of the presentation when the office confirms it.
            let madeOn = (json["confirmedOn"] ?? json["madeOn"])?.stringValue.flatMap({ CalendarDate($0) }),
            let respondBy = json["respondBy"]?.stringValue.flatMap({ CalendarDate($0) })
        else { return nil }
        let candidates = (json["candidates"]?.arrayValue ?? []).compactMap { item -> Candidate? in
            guard let application = item["applicationId"]?.stringValue,
                let group = item["group"]?.stringValue.flatMap(TargetGroup.init)
            else { return nil }
            return Candidate(applicationId: application, group: group, isPending: item["result"] == "pending")
        }
        self.init(
            presentationId: id, corporation: corporation, dwellingId: dwelling, madeOn: madeOn, respondBy: respondBy,
            candidates: candidates)
    }
}

extension RunningTenancy {
    /// `nil` before the tenancy begins.
    init?(_ json: JSONValue, in simulation: Simulation) {
        guard let id = json["tenancyId"]?.stringValue, let institution = json["institution"]?.stringValue,
            let corporation = json["corporation"]?.stringValue,
            let application = json["applicationId"]?.stringValue,
            let startedOn = json["tenancyStartedOn"]?.stringValue.flatMap({ CalendarDate($0) }),
            let route = json["route"]?.stringValue.flatMap(Route.init)
        else { return nil }
        self.init(
            tenancyId: id, institution: institution, corporation: corporation, startedOn: startedOn, route: route,
            support: simulation.support(of: application, on: startedOn))
    }
}

extension ConfirmedPlacement {
    /// `nil` once the tenancy has begun.
    init?(_ json: JSONValue) {
        guard json["tenancyId"] == nil, let id = json["id"]?.stringValue,
            let dwelling = json["dwellingId"]?.stringValue,
            let application = json["applicationId"]?.stringValue,
            let group = json["group"]?.stringValue.flatMap(TargetGroup.init),
            let corporation = json["corporation"]?.stringValue,
            let placedOn = json["decidedOn"]?.stringValue.flatMap({ CalendarDate($0) }),
            let form = json["contractForm"]?.stringValue.flatMap(ContractForm.init)
        else { return nil }
        self.init(
            placementId: id, dwellingId: dwelling, applicationId: application, group: group, corporation: corporation,
            placedOn: placedOn, contractForm: form)
    }
}

extension ProposedPresentation {
    init?(_ json: JSONValue) {
        guard let id = json["id"]?.stringValue,
            let madeOn = json["madeOn"]?.stringValue.flatMap({ CalendarDate($0) })
        else { return nil }
        let pending = (json["candidates"]?.arrayValue ?? []).filter { $0["result"] == "pending" }
        self.init(
            presentationId: id, madeOn: madeOn, candidates: pending.compactMap { $0["applicationId"]?.stringValue })
    }
}

extension Offer {
    /// The candidates of a live presentation who have not dropped out.
    static func pending(_ json: JSONValue) -> [Offer] {
        guard let presentation = OpenPresentation(json) else { return [] }
        return (json["candidates"]?.arrayValue ?? []).compactMap { candidate in
            guard candidate["result"] == "pending", let application = candidate["applicationId"]?.stringValue,
                let institution = candidate["institution"]?.stringValue
            else { return nil }
            return Offer(
                presentationId: presentation.presentationId, applicationId: application, institution: institution,
                from: presentation.madeOn, isChosen: false)
        }
    }

    /// The offer to a chosen client, read from a placement without a tenancy.
    init?(chosen json: JSONValue) {
        guard json["tenancyId"] == nil, let presentation = json["presentationId"]?.stringValue,
            let application = json["applicationId"]?.stringValue, let institution = json["institution"]?.stringValue,
            let decidedOn = json["decidedOn"]?.stringValue.flatMap({ CalendarDate($0) })
        else { return nil }
        self.init(
            presentationId: presentation, applicationId: application, institution: institution, from: decidedOn,
            isChosen: true)
    }
}
