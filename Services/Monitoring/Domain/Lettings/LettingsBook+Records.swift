import Vocabulary

extension LettingsBook {
    init(_ canonical: CanonicalRecords, _ placements: PlacementIndex, _ same: LettingPairs) {
        self.counts = CountSelection.inForce(canonical.counts.sorted)
        self.lettings = Self.allocations(canonical, same) + Self.tenancies(canonical, placements, same)
    }

    /// Rooms count in no row (plan, Opgave en taakstelling: independent dwellings), even when only the corporation
    /// reported that the dwelling is a room.
    private static func allocations(_ canonical: CanonicalRecords, _ same: LettingPairs) -> [SingleLetting] {
        canonical.allocations.sorted.compactMap { allocation in
            let tenancy = same.tenancies[allocation.id]
            guard allocation.independent ?? true, tenancy?.independent ?? true else { return nil }
            let isThroughInstitution =
                allocation.institution != nil || allocation.applicationId != nil || tenancy?.applicationId != nil
            guard let part = self.part(allocation.group, isThroughInstitution) else { return nil }
            return SingleLetting(
                part: part, day: allocation.allocatedOn,
                corporation: allocation.corporation ?? tenancy.flatMap { self.corporation(of: $0, canonical) })
        }
    }

    /// A placement by Matching is a promise, not a letting: the letting is the tenancy that follows. People who move
    /// into one dwelling on one day share one letting.
    private static func tenancies(
        _ canonical: CanonicalRecords, _ placements: PlacementIndex, _ same: LettingPairs
    ) -> [SingleLetting] {
        var seen = Set(same.tenancies.values.map { Move(dwellingId: $0.dwellingId, day: $0.startedOn) })
        return canonical.tenancies.sorted.compactMap { tenancy in
            guard tenancy.independent, !same.isKnown(tenancy),
                let group = self.group(of: tenancy, canonical, placements)
            else { return nil }
            let isThroughInstitution =
                tenancy.applicationId.map { canonical.applications[$0] != nil } ?? false
                || placements.placement(of: tenancy) != nil
            guard let part = self.part(group, isThroughInstitution),
                seen.insert(Move(dwellingId: tenancy.dwellingId, day: tenancy.startedOn)).inserted
            else { return nil }
            return SingleLetting(
                part: part, day: tenancy.startedOn, corporation: self.corporation(of: tenancy, canonical))
        }
    }

    private struct Move: Hashable {
        let dwellingId: String
        let day: CalendarDate
    }

    /// The group that the corporation reported, else the application's, else that of the placement behind the tenancy.
    static func group(
        of tenancy: TenancyRecord, _ canonical: CanonicalRecords, _ placements: PlacementIndex
    ) -> TargetGroup? {
        tenancy.group ?? tenancy.applicationId.flatMap { canonical.applications[$0]?.group }
            ?? placements.placement(of: tenancy)?.group
    }

    /// The corporation that nominated the dwelling, or else let it.
    static func corporation(of tenancy: TenancyRecord, _ canonical: CanonicalRecords) -> String? {
        canonical.dwellings[tenancy.dwellingId]?.corporation ?? tenancy.corporation
    }

    /// The part that a letting counts in; `nil` for a group in no row. A letting without a group has no priority
    /// (Bijlage 1, footnote).
    ///
    /// Wlz, forensic care and ex-detainees count in MO/BW when an institution received them first. Counting the others
    /// among the other urgent cases is our design: the plan gives them no row.
    private static func part(_ group: TargetGroup?, _ isThroughInstitution: Bool) -> Part? {
        guard let group else { return .regular }
        if group.countsThroughInstitution, !isThroughInstitution { return .priority(.otherUrgent) }
        return group.countsIn.map(Part.priority)
    }
}
