import Vocabulary

extension MatchingState {
    /// Visits every kind of record, by its stored name. Loading, saving, restoring and snapshots follow from this list.
    /// Databases contain these names, so they must not change. Older databases also contain the kind `institution`,
    /// which nothing reads.
    public mutating func visitTables<Visitor: RecordTableVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.visit("candidate", &self.candidates)
        try visitor.visit("dwelling", &self.dwellings)
        try visitor.visit("round", &self.rounds)
        try visitor.visit("quota", &self.quotas)
        try visitor.visit("corporation", &self.corporations)
        try visitor.visit("contingent", &self.contingents)
        try visitor.visit("policy", &self.policies)
        try visitor.visit("presentation", &self.presentations)
        try visitor.visit("placement", &self.placements)
        try visitor.visit("exception", &self.exceptions)
        try visitor.visit("lock", &self.locks)
        try visitor.visit("project", &self.projects)
        try visitor.visit("allocation", &self.allocations)
        try visitor.visitWritten("solve", &self.newSolves)
        try visitor.visit("settings", &self.settings)
    }

    public mutating func recordsAreRestored() {
        self.nextOrdinal = (self.dwellings.unordered.compactMap(\.ordinal).max() ?? -1) + 1
        self.openPresentations = []
        self.presentedFor = [:]
        for presentation in self.presentations.unordered {
            if presentation.state != .ended { self.openPresentations.insert(presentation.id) }
            guard presentation.wasPublished else { continue }
            for candidate in presentation.candidates {
                self.presentedFor[presentation.dwellingId, default: []].insert(candidate.applicationId)
            }
        }
        self.restoreStandings()
    }
}
