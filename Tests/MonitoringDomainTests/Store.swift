import MonitoringDomain

/// What the service's tables do: upsert documents by id.
struct Store {
    private(set) var snapshot = MonitoringSnapshot()

    mutating func upsert(_ touched: MonitoringSnapshot) {
        Self.merge(&self.snapshot.applications, touched.applications)
        Self.merge(&self.snapshot.corporations, touched.corporations)
        Self.merge(&self.snapshot.targets, touched.targets)
        Self.merge(&self.snapshot.counts, touched.counts)
        Self.merge(&self.snapshot.allocations, touched.allocations)
        Self.merge(&self.snapshot.tenancies, touched.tenancies)
        Self.merge(&self.snapshot.dwellings, touched.dwellings)
        Self.merge(&self.snapshot.rounds, touched.rounds)
        Self.merge(&self.snapshot.actions, touched.actions)
        Self.merge(&self.snapshot.quotas, touched.quotas)
        Self.merge(&self.snapshot.presentations, touched.presentations)
        Self.merge(&self.snapshot.proposals, touched.proposals)
        Self.merge(&self.snapshot.placements, touched.placements)
        Self.merge(&self.snapshot.standings, touched.standings)
        Self.merge(&self.snapshot.clock, touched.clock)
        Self.merge(&self.snapshot.signals, touched.signals)
        Self.merge(&self.snapshot.verdicts, touched.verdicts)
        Self.merge(&self.snapshot.published, touched.published)
    }

    private static func merge<Record: Identifiable>(_ rows: inout [Record], _ changed: [Record])
    where Record.ID == String {
        var byId = Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        for row in changed { byId[row.id] = row }
        rows = byId.values.sorted { $0.id < $1.id }
    }
}
