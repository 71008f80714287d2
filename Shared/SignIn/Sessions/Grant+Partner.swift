import Access
import Contracts
import Pipeline

extension Grant {
    /// The partner for which the role holds: the grant's own, or the only one that has such people.
    var partner: String? {
        switch self.role {
        case .institutionWorker, .institutionManager, .corporationWorker, .corporationManager: self.party
        case .allocationOffice: "vierde-huis"
        case .association: "beter-wonen"
        case .municipalityPolicy, .municipalityFigures: "gemeente-utrecht"
        case .teamMember: Topics.implementationTeam
        // They belong to the agreement, not to a partner.
        case .administrator, .auditor, .operator: nil
        }
    }

    /// Whether the partner is of the role's kind, as far as the plan names it: a corporation has no case workers of an
    /// institution, who would see more of its candidates.
    var fitsItsPartner: Bool {
        guard let kind = self.partner.flatMap({ PartnerDirectory.plan[$0] })?.kind else { return true }
        switch self.role {
        case .institutionWorker, .institutionManager: return kind == .institution
        case .corporationWorker, .corporationManager: return kind == .corporation
        case .allocationOffice, .association, .municipalityPolicy, .municipalityFigures, .teamMember, .administrator,
            .auditor, .operator:
            return true
        }
    }
}

extension [Grant] {
    /// The grants that count: not those of closed partners, and not those of a role that the partner does not have.
    func counting(closed: Set<String>) -> [Grant] {
        self.filter { $0.fitsItsPartner && !($0.partner.map(closed.contains) ?? false) }
    }
}
