import Vocabulary

extension LettingsBook {
    /// How long after an allocation its tenancy may start and still be the same letting, in days: half a year.
    private static let allocationToTenancy = 0...183

    init(_ canonical: CanonicalRecords, _ matching: MatchingRecords) {
        self.counts = canonical.counts.sorted
        self.lettings = Self.countedOnce(canonical, matching)
    }

    /// Single lettings, each dwelling once (REG-13).
    ///
    /// A placement by Matching is a promise and no letting: the letting is the tenancy that follows. An allocation
    /// outside the central point and the tenancy that carries it out are one letting, on the day of the allocation.
    /// People who move into one dwelling on one day share one letting.
    private static func countedOnce(
        _ canonical: CanonicalRecords, _ matching: MatchingRecords
    ) -> [PriorityLetting] {
        let placements = PlacementIndex(matching)
        var lettings: [PriorityLetting] = []
        let allocations = canonical.allocations.sorted
        for allocation in allocations {
            guard let row = self.row(allocation.group, throughInstitution: allocation.applicationId != nil) else {
                continue
            }
            lettings.append(
                PriorityLetting(row: row, day: allocation.allocatedOn, corporation: allocation.corporation))
        }
        let known = allocations.filter { $0.dwellingId != nil || $0.applicationId != nil }
        var seen: Set<Move> = []
        for tenancy in canonical.tenancies.sorted where tenancy.independent {
            let application = tenancy.applicationId.flatMap { canonical.applications[$0] }
            let placement = placements.placement(of: tenancy)
            guard
                let group = tenancy.group ?? application?.group ?? placement?.group,
                let row = self.row(group, throughInstitution: application != nil || placement != nil)
            else { continue }
            guard !known.contains(where: { self.isSame($0, tenancy) }) else { continue }
            guard seen.insert(Move(dwellingId: tenancy.dwellingId, day: tenancy.startedOn)).inserted else { continue }
            lettings.append(
                PriorityLetting(
                    row: row, day: tenancy.startedOn,
                    corporation: canonical.dwellings[tenancy.dwellingId]?.corporation))
        }
        return lettings
    }

    private struct Move: Hashable {
        let dwellingId: String
        let day: CalendarDate
    }

    /// The row a letting counts in. Ex-detainees count in MO/BW only when an institution received them first; otherwise
    /// they are among the other allocations with priority.
    private static func row(_ group: TargetGroup, throughInstitution: Bool) -> TargetGroup? {
        group == .exDetainee && !throughInstitution ? .otherUrgent : group.countsIn
    }

    private static func isSame(_ allocation: AllocationRecord, _ tenancy: TenancyRecord) -> Bool {
        guard self.allocationToTenancy.contains(tenancy.startedOn.days(since: allocation.allocatedOn)) else {
            return false
        }
        if let one = allocation.applicationId, let other = tenancy.applicationId, one != other { return false }
        if let one = allocation.dwellingId, one != tenancy.dwellingId { return false }
        return allocation.dwellingId != nil || allocation.applicationId == tenancy.applicationId
    }
}

/// Placements by application and by dwelling.
private struct PlacementIndex {
    private var byApplication: [String: [PlacementRecord]] = [:]
    private var byDwelling: [String: [PlacementRecord]] = [:]

    init(_ matching: MatchingRecords) {
        for placement in matching.placements.sorted where placement.cancelledOn == nil {
            self.byApplication[placement.applicationId, default: []].append(placement)
            self.byDwelling[placement.dwellingId, default: []].append(placement)
        }
    }

    /// The placement that a tenancy carries out: of its application, or else the last one for its dwelling before it
    /// started.
    func placement(of tenancy: TenancyRecord) -> PlacementRecord? {
        let candidates =
            tenancy.applicationId.map { self.byApplication[$0] ?? [] } ?? self.byDwelling[tenancy.dwellingId] ?? []
        return candidates.filter { $0.on <= tenancy.startedOn }.max { ($0.on, $0.id) < ($1.on, $1.id) }
    }
}
