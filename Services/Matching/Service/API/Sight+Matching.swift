import Access
import MatchingDomain

extension Sight {
    /// The corporation sees all candidates while the presentation is before it; an institution sees its own.
    @Sendable
    static func seen(_ presentation: Presentation, _ sight: Sight) -> (Presentation, View)? {
        let ofCorporation = sight.view(of: presentation.corporation)
        if ofCorporation > .nothing { return (presentation, ofCorporation) }
        return Self.seenByInstitution(presentation, sight)
    }

    /// A proposal is not before the corporation yet.
    @Sendable
    static func seenProposal(_ proposal: Presentation, _ sight: Sight) -> (Presentation, View)? {
        let ofAll = sight.view()
        return ofAll > .nothing ? (proposal, ofAll) : Self.seenByInstitution(proposal, sight)
    }

    private static func seenByInstitution(_ presentation: Presentation, _ sight: Sight) -> (Presentation, View)? {
        var own = presentation
        own.candidates = presentation.candidates.filter { sight.view(of: $0.institution) > .nothing }
        guard let least = own.candidates.map({ sight.view(of: $0.institution) }).min() else { return nil }
        return (own, least)
    }

    @Sendable
    static func seen(_ placement: Placement, _ sight: Sight) -> (Placement, View)? {
        (placement, sight.view(of: placement.institution, placement.corporation))
    }
}
