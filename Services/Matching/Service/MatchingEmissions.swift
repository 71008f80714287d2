import Contracts
import MatchingDomain
import Pipeline
import Vocabulary

extension MatchingOutcome {
    /// The messages of one outcome: the whole on our own stream, and to each partner what that partner may see.
    func emissions() throws -> [Emission] {
        switch self {
        case .quotaAnnounced(let quota):
            let data = QuotaAnnounced(quota)
            return [Emission(.quotaAnnounced, subject: quota.roundId, data: data)]
                + Self.notices(.quotaAnnounced, quota.roundId, data, to: [quota.corporation])
        case .presentationProposed(let presentation, let office):
            return [Self.detail(.presentationProposed, presentation)]
                + Self.notices(
                    .presentationProposed, presentation.id, ProposalNotice(presentation), to: office.map { [$0] } ?? [])
        case .presentationDropped(let presentation, let office, let why):
            return [Self.detail(.presentationDropped, presentation)]
                + Self.notices(
                    .presentationDropped, presentation.id, PresentationEndNotice(presentation, why),
                    to: office.map { [$0] } ?? [])
        case .presentationMade(let presentation):
            return Self.made(presentation)
        case .presentationEnded(let presentation, let why):
            let audience = [presentation.corporation] + Set(presentation.candidates.map(\.institution)).sorted()
            return [Self.detail(.presentationEnded, presentation)]
                + Self.notices(
                    .presentationEnded, presentation.id, PresentationEndNotice(presentation, why), to: audience)
        case .placementConfirmed(let placement):
            return Self.placement(.placementConfirmed, placement)
        case .placementCancelled(let placement):
            return Self.placement(.placementCancelled, placement)
        case .decisionApplied, .decisionRefused:
            return []
        case .solveCertified(let solve):
            return [Emission(.solveCertified, subject: solve.id, data: try SolveCertified(solve))]
        case .roundReported(let report):
            return [Emission(.roundReported, subject: report.roundId, data: RoundReported(report))]
        }
    }

    /// The answer to a decision goes to the corporation that made it.
    func answer(to corporation: String) -> [Emission] {
        switch self {
        case .decisionApplied(let event, let presentation):
            Self.notices(
                .decisionApplied, event, DecisionApplied(event: event, about: .presentation(presentation)),
                to: [corporation])
        case .decisionRefused(let event, let presentation, let code):
            Self.notices(
                .decisionRefused, event,
                DecisionRefused(event: event, about: .presentation(presentation), code: RefusalCode(code)),
                to: [corporation])
        case .quotaAnnounced, .presentationProposed, .presentationDropped, .presentationMade, .presentationEnded,
            .placementConfirmed, .placementCancelled, .solveCertified, .roundReported:
            []
        }
    }

    private static func notices(
        _ type: InternalType, _ subject: String, _ data: some InternalData, to partners: [String]
    ) -> [Emission] {
        partners.map { Emission(type, subject: subject, data: data, audience: .partner($0)) }
    }

    private static func detail(_ type: InternalType, _ presentation: Presentation) -> Emission {
        Emission(type, subject: presentation.id, data: PresentationDetail(presentation))
    }

    private static func placement(_ type: InternalType, _ placement: Placement) -> [Emission] {
        [Emission(type, subject: placement.id, data: PlacementDetail(placement))]
            + Self.notices(
                type, placement.id, PlacementNotice(placement), to: [placement.corporation, placement.institution])
    }

    private static func made(_ presentation: Presentation) -> [Emission] {
        // An institution sees its own clients among those presented, never another's.
        let institutions = Dictionary(grouping: presentation.candidates, by: \.institution).sorted { $0.key < $1.key }
        let audiences = [(presentation.corporation, presentation.candidates)] + institutions.map { ($0.key, $0.value) }
        return [Self.detail(.presentationMade, presentation)]
            + audiences.map { partner, candidates in
                Emission(
                    .presentationMade, subject: presentation.id,
                    data: PresentationNotice(presentation, candidates: candidates), audience: .partner(partner))
            }
    }
}
