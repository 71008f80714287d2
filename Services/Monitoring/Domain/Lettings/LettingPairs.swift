import Vocabulary

/// Pairs each allocation outside the central point with the tenancy that is the same letting, when the office and the
/// corporation both reported it (REG-13).
///
/// A shared mark decides: the tenancy, the application or the dwelling. Without one, an allocation and a tenancy of the
/// same group and corporation are taken to be the same letting when the tenancy starts within half a year after the
/// allocation and follows from no placement; each is paired at most once. The second rule is our design: one letting
/// too few is better than one counted twice, and a mark overrules the rule.
struct LettingPairs: Sendable {
    /// Allocation → tenancy.
    private(set) var tenancies: [String: TenancyRecord] = [:]
    private var allocations: [String: AllocationRecord] = [:]

    /// How long after an allocation its tenancy may start, in days.
    private static let term = 183

    init(_ canonical: CanonicalRecords, _ placements: PlacementIndex) {
        let tenancies = canonical.tenancies.sorted.sorted { ($0.startedOn, $0.id) < ($1.startedOn, $1.id) }
        let allocations = canonical.allocations.sorted.sorted { ($0.allocatedOn, $0.id) < ($1.allocatedOn, $1.id) }
        guard !tenancies.isEmpty, !allocations.isEmpty else { return }
        var byMark: [Mark: [TenancyRecord]] = [:]
        for tenancy in tenancies {
            for mark in Mark.all(of: tenancy) { byMark[mark, default: []].append(tenancy) }
        }
        for allocation in allocations {
            let marked = Mark.all(of: allocation).lazy.flatMap { byMark[$0] ?? [] }
            if let tenancy = marked.first(where: { self.isFree($0) && Self.isSame(allocation, $0) }) {
                self.pair(allocation, tenancy)
            }
        }
        var byGroup: [TargetGroup: [TenancyRecord]] = [:]
        for tenancy in tenancies where self.isFree(tenancy) && placements.placement(of: tenancy) == nil {
            guard let group = LettingsBook.group(of: tenancy, canonical, placements) else { continue }
            byGroup[group, default: []].append(tenancy)
        }
        // Allocations that name their corporation go first: they have fewer candidates.
        let free = allocations.filter { self.tenancies[$0.id] == nil }
        for allocation in free.filter({ $0.corporation != nil }) + free.filter({ $0.corporation == nil }) {
            guard allocation.tenancyId == nil, let candidates = allocation.group.flatMap({ byGroup[$0] }) else {
                continue
            }
            let tenancy = Self.startedInTerm(candidates, allocation).first {
                self.isFree($0) && Self.canBeSame(allocation, $0, LettingsBook.corporation(of: $0, canonical))
            }
            if let tenancy { self.pair(allocation, tenancy) }
        }
    }

    func isKnown(_ tenancy: TenancyRecord) -> Bool { self.allocations[tenancy.id] != nil }

    private func isFree(_ tenancy: TenancyRecord) -> Bool { self.allocations[tenancy.id] == nil }

    private mutating func pair(_ allocation: AllocationRecord, _ tenancy: TenancyRecord) {
        self.tenancies[allocation.id] = tenancy
        self.allocations[tenancy.id] = allocation
    }

    /// Whether an allocation and a tenancy that share a mark are the same letting. The tenancy's own id decides alone;
    /// an application or a dwelling can recur years later, and a different application or dwelling means another
    /// letting.
    private static func isSame(_ allocation: AllocationRecord, _ tenancy: TenancyRecord) -> Bool {
        if let named = allocation.tenancyId { return named == tenancy.id }
        return !self.differ(allocation, tenancy)
            && abs(tenancy.startedOn.days(since: allocation.allocatedOn)) <= self.term
    }

    /// - Parameter tenancies: sorted by the day they started.
    private static func startedInTerm(
        _ tenancies: [TenancyRecord], _ allocation: AllocationRecord
    ) -> ArraySlice<TenancyRecord> {
        var (low, high) = (0, tenancies.count)
        while low < high {
            let middle = (low + high) / 2
            if tenancies[middle].startedOn < allocation.allocatedOn { low = middle + 1 } else { high = middle }
        }
        return tenancies[low...].prefix { $0.startedOn.days(since: allocation.allocatedOn) <= self.term }
    }

    private static func canBeSame(
        _ allocation: AllocationRecord, _ tenancy: TenancyRecord, _ corporation: String?
    ) -> Bool {
        guard !self.differ(allocation, tenancy) else { return false }
        guard let one = allocation.corporation, let other = corporation else { return true }
        return one == other
    }

    private static func differ(_ allocation: AllocationRecord, _ tenancy: TenancyRecord) -> Bool {
        if let one = allocation.applicationId, let other = tenancy.applicationId, one != other { return true }
        if let one = allocation.dwellingId, one != tenancy.dwellingId { return true }
        return false
    }

    private enum Mark: Hashable {
        case tenancy(String)
        case application(String)
        case dwelling(String)

        static func all(of allocation: AllocationRecord) -> [Mark] {
            [
                allocation.tenancyId.map(Mark.tenancy), allocation.applicationId.map(Mark.application),
                allocation.dwellingId.map(Mark.dwelling),
            ].compactMap { $0 }
        }

        static func all(of tenancy: TenancyRecord) -> [Mark] {
            [.tenancy(tenancy.id), .dwelling(tenancy.dwellingId)]
                + (tenancy.applicationId.map { [.application($0)] } ?? [])
        }
    }
}
