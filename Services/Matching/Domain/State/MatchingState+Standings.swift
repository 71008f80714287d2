import Vocabulary

extension MatchingState {
    struct StandingKey: Hashable, Comparable {
        let kind: Standing.Kind
        let id: String

        static func < (left: StandingKey, right: StandingKey) -> Bool {
            (left.kind.rawValue, left.id) < (right.kind.rawValue, right.id)
        }
    }

    /// The standings that changed since the last call, applications first, by id. A standing that was never reported is
    /// `waiting`.
    public mutating func takeStandings() -> [Standing] {
        var keys = Set(self.candidates.takeFollowed().map { StandingKey(kind: .application, id: $0) })
        for id in self.dwellings.takeFollowed() { keys.insert(StandingKey(kind: .dwelling, id: id)) }
        // A proposal that goes out changes the standing of its candidates and dwelling without changing their records.
        for id in self.presentations.takeFollowed() {
            guard let presentation = self.presentations[id] else { continue }
            keys.insert(StandingKey(kind: .dwelling, id: presentation.dwellingId))
            for candidate in presentation.candidates {
                keys.insert(StandingKey(kind: .application, id: candidate.applicationId))
            }
        }
        let isReportingAll = self.isReportingAllStandings
        if isReportingAll { self.recordFullReport() }
        return keys.sorted().compactMap { key in
            guard let standing = self.standing(key) else { return nil }
            let reported = self.standings.updateValue(standing, forKey: key)
            // An unreported standing is `waiting`.
            guard let reported else { return standing.state == .waiting && !isReportingAll ? nil : standing }
            return reported.isSame(as: standing) ? nil : standing
        }
    }

    /// Saved in the same commit as the messages, so that a restart before the next day does not report all standings
    /// again.
    private mutating func recordFullReport() {
        self.isReportingAllStandings = false
        var settings = self.settings.sorted.first ?? MatchingSettings()
        settings.hasReportedStandings = true
        self.settings.put(settings)
    }

    /// Restores the standings reported before a restart: they are the current ones, because each commit reports all its
    /// changes. After records from before standings were reported, all of them are reported once.
    mutating func restoreStandings() {
        self.standings = [:]
        self.isReportingAllStandings = self.settings.sorted.first?.hasReportedStandings != true
        guard !self.isReportingAllStandings else {
            self.candidates.markAll()
            self.dwellings.markAll()
            return
        }
        for candidate in self.candidates.unordered {
            let key = StandingKey(kind: .application, id: candidate.id)
            self.standings[key] = self.standing(key)
        }
        for dwelling in self.dwellings.unordered {
            let key = StandingKey(kind: .dwelling, id: dwelling.id)
            self.standings[key] = self.standing(key)
        }
    }

    private func standing(_ key: StandingKey) -> Standing? {
        switch key.kind {
        case .application: self.candidates[key.id].map(self.standing)
        case .dwelling: self.dwellings[key.id].map(self.standing)
        }
    }

    private func standing(of candidate: Candidate) -> Standing {
        func standing(
            _ state: Standing.State, _ presentation: Presentation? = nil, other: String? = nil,
            since: CalendarDate? = nil
        ) -> Standing {
            Standing(
                kind: .application, id: candidate.id, state: state, presentationId: presentation?.id, other: other,
                since: since ?? self.currentDay)
        }
        switch candidate.state {
        case .waiting: return standing(.waiting)
        case .paused: return standing(.paused, since: candidate.pausedOn)
        case .withdrawn: return standing(.withdrawn)
        case .housed: return standing(.housed, since: candidate.housedOn)
        case .presented:
            guard let live = candidate.presentationId.flatMap(self.live) else { return standing(.waiting) }
            return standing(.presented, live, other: live.dwellingId, since: live.confirmedOn ?? live.madeOn)
        case .placed:
            let placement = self.placements.only { $0.applicationId == candidate.id && $0.cancelledOn == nil }
            return Standing(
                kind: .application, id: candidate.id, state: .placed, presentationId: placement?.presentationId,
                other: placement?.dwellingId, since: placement?.decidedOn)
        }
    }

    private func standing(of dwelling: Dwelling) -> Standing {
        func standing(_ state: Standing.State, _ presentation: Presentation? = nil) -> Standing {
            Standing(
                kind: .dwelling, id: dwelling.id, state: state, presentationId: presentation?.id, other: nil,
                since: presentation.map { $0.confirmedOn ?? $0.madeOn } ?? self.currentDay)
        }
        switch dwelling.state {
        case .nominated: return standing(.waiting)
        case .withdrawn: return standing(.withdrawn)
        case .lapsed: return standing(.lapsed)
        case .rented: return standing(.rented)
        case .unused: return standing(.unused)
        case .presented:
            guard let live = dwelling.presentationId.flatMap(self.live) else { return standing(.waiting) }
            return standing(.presented, live)
        case .placed:
            let placement = self.placements.only { $0.dwellingId == dwelling.id && $0.cancelledOn == nil }
            return Standing(
                kind: .dwelling, id: dwelling.id, state: .placed, presentationId: placement?.presentationId,
                other: placement?.applicationId, since: placement?.decidedOn)
        }
    }

    /// A presentation that its corporation has seen; a proposal does not show in standings.
    private func live(_ id: String) -> Presentation? {
        self.presentations[id].flatMap { $0.state == .live ? $0 : nil }
    }
}
