import Vocabulary

/// Placements by application and by dwelling.
struct PlacementIndex: Sendable {
    private var byApplication: [String: [PlacementRecord]] = [:]
    private var byDwelling: [String: [PlacementRecord]] = [:]

    init(_ matching: MatchingRecords) {
        for placement in matching.placements.sorted where placement.cancelledOn == nil {
            self.byApplication[placement.applicationId, default: []].append(placement)
            self.byDwelling[placement.dwellingId, default: []].append(placement)
        }
    }

    /// The placement behind a tenancy: the last one before its start, for its application, or for its dwelling when it
    /// names no application.
    func placement(of tenancy: TenancyRecord) -> PlacementRecord? {
        let candidates =
            tenancy.applicationId.map { self.byApplication[$0] ?? [] } ?? self.byDwelling[tenancy.dwellingId] ?? []
        return candidates.filter { $0.on <= tenancy.startedOn }.max { ($0.on, $0.id) < ($1.on, $1.id) }
    }
}
