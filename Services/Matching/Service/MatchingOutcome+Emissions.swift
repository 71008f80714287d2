import Contracts
import MatchingDomain
import Messaging
import Vocabulary

extension MatchingOutcome {
    /// The messages of one outcome: the whole on our own stream, and to each partner what that partner may see.
    func emissions() throws -> [Emission] {
        switch self {
        case .quotaAnnounced(let quota):
            let data = try JSONValue(encoding: quota)
            return try Self.emissions(
                InternalType.quotaAnnounced, quota.roundId, quota, to: [quota.corporation], visible: data)
        case .presentationProposed(let presentation, let office):
            return try Self.emissions(
                InternalType.presentationProposed, presentation.id, presentation, to: office.map { [$0] } ?? [],
                visible: Self.proposal(presentation))
        case .presentationDropped(let presentation, let office, let why):
            return try Self.emissions(
                InternalType.presentationDropped, presentation.id, presentation, to: office.map { [$0] } ?? [],
                visible: Self.ending(presentation, why))
        case .presentationMade(let presentation):
            return try Self.made(presentation)
        case .presentationEnded(let presentation, let why):
            return try Self.ended(presentation, why: why)
        case .placementConfirmed(let placement):
            return try Self.emissions(InternalType.placementConfirmed, placement)
        case .placementCancelled(let placement):
            return try Self.emissions(InternalType.placementCancelled, placement)
        case .decisionApplied, .decisionRefused:
            return []
        case .solveCertified(let solve):
            return [Emission(type: InternalType.solveCertified, subject: solve.id, data: try Self.summary(solve))]
        case .roundReported(let report):
            return [
                Emission(
                    type: InternalType.roundReported, subject: report.roundId, data: try JSONValue(encoding: report))
            ]
        }
    }

    /// The whole on our own stream, and to each of these partners what they may see of it.
    private static func emissions(
        _ type: String, _ subject: String, _ whole: some Encodable, to partners: [String], visible: JSONValue
    ) throws -> [Emission] {
        [Emission(type: type, subject: subject, data: try JSONValue(encoding: whole))]
            + partners.map { Emission(type: type, subject: subject, data: visible, audience: .partner($0)) }
    }

    private static func emissions(_ type: String, _ placement: Placement) throws -> [Emission] {
        try self.emissions(
            type, placement.id, placement, to: [placement.corporation, placement.institution],
            visible: self.visible(placement))
    }

    /// The answer to a decision goes to the corporation that made it.
    func answer(to corporation: String) -> [Emission] {
        switch self {
        case .decisionApplied(let event, let presentation):
            [
                Emission(
                    type: InternalType.decisionApplied, subject: event,
                    data: ["causationid": .string(event), "presentationId": .string(presentation)],
                    audience: .partner(corporation))
            ]
        case .decisionRefused(let event, let presentation, let code):
            [
                Emission(
                    type: InternalType.decisionRefused, subject: event,
                    data: [
                        "causationid": .string(event), "presentationId": .string(presentation),
                        "code": .string(code.rawValue),
                    ], audience: .partner(corporation))
            ]
        default: []
        }
    }

    private static func made(_ presentation: Presentation) throws -> [Emission] {
        var common: [(String, JSONValue?)] = [
            ("presentationId", .string(presentation.id)), ("roundId", .string(presentation.roundId)),
            ("dwellingId", .string(presentation.dwellingId)), ("madeOn", .string(presentation.madeOn.description)),
            ("respondBy", .string(presentation.respondBy.description)),
        ]
        let type = InternalType.presentationMade
        let whole = Emission(type: type, subject: presentation.id, data: try JSONValue(encoding: presentation))
        func candidates(_ list: [PresentedCandidate]) -> JSONValue {
            .array(
                list.map {
                    [
                        "applicationId": .string($0.applicationId), "group": .string($0.group.rawValue),
                        "route": .string($0.route.rawValue), "waitingDays": JSONValue($0.waitingDays),
                    ]
                })
        }
        // An institution sees its own clients among those presented, never another's.
        let institutions = Dictionary(grouping: presentation.candidates, by: \.institution).sorted { $0.key < $1.key }
            .map { institution, own in
                Emission(
                    type: type, subject: presentation.id,
                    data: .object(omittingNil: common + [("candidates", candidates(own))]),
                    audience: .partner(institution))
            }
        common.append(("candidates", candidates(presentation.candidates)))
        let corporation = Emission(
            type: type, subject: presentation.id, data: .object(omittingNil: common),
            audience: .partner(presentation.corporation))
        return [whole, corporation] + institutions
    }

    private static func ended(_ presentation: Presentation, why: PresentationEnding) throws -> [Emission] {
        let audience = [presentation.corporation] + Set(presentation.candidates.map(\.institution)).sorted()
        return try self.emissions(
            InternalType.presentationEnded, presentation.id, presentation, to: audience,
            visible: self.ending(presentation, why))
    }

    private static func ending(_ presentation: Presentation, _ why: PresentationEnding) -> JSONValue {
        [
            "presentationId": .string(presentation.id), "dwellingId": .string(presentation.dwellingId),
            "why": .string(why.rawValue),
        ]
    }

    /// What the allocation office needs to confirm or override. It sees everyone, and from where.
    private static func proposal(_ presentation: Presentation) -> JSONValue {
        [
            "presentationId": .string(presentation.id), "roundId": .string(presentation.roundId),
            "dwellingId": .string(presentation.dwellingId), "corporation": .string(presentation.corporation),
            "madeOn": .string(presentation.madeOn.description),
            "candidates": .array(
                presentation.candidates.map {
                    [
                        "applicationId": .string($0.applicationId), "institution": .string($0.institution),
                        "group": .string($0.group.rawValue), "route": .string($0.route.rawValue),
                        "waitingDays": JSONValue($0.waitingDays),
                    ]
                }),
        ]
    }

    private static func visible(_ placement: Placement) -> JSONValue {
        .object(omittingNil: [
            ("placementId", .string(placement.id)), ("presentationId", .string(placement.presentationId)),
            ("dwellingId", .string(placement.dwellingId)), ("applicationId", .string(placement.applicationId)),
            ("contractForm", .string(placement.contractForm.rawValue)),
            ("why", placement.cancelledWhy.map { .string($0.rawValue) }),
        ])
    }

    /// Situation and certificate stay in the database; the event carries what they amount to and their digest.
    private static func summary(_ solve: SolveRecord) throws -> JSONValue {
        let proof =
            JSONWriter.bytes(try JSONValue(encoding: solve.situation), sortingMembers: true)
            + JSONWriter.bytes(try JSONValue(encoding: solve.solution), sortingMembers: true)
        let digest = Hexadecimal.text(Identifiers.digest(ofRecord: proof))
        return [
            "solveId": .string(solve.id), "date": .string(solve.date.description),
            "openCandidates": JSONValue(solve.openCandidates), "openDwellings": JSONValue(solve.openDwellings),
            "places": JSONValue(solve.places), "eligiblePairs": JSONValue(solve.eligiblePairs),
            "values": try JSONValue(encoding: solve.values), "presentations": JSONValue(solve.presentations),
            "candidatesPresented": JSONValue(solve.candidatesPresented), "verdict": .string(solve.verdict.rawValue),
            "proofDigest": .string(digest),
        ]
    }
}
