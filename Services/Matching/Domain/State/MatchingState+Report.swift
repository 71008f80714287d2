import Vocabulary

extension MatchingState {
    /// Counts the funnel of a round, per corporation and in total (MAT-13).
    func report(_ round: Round, closedOn: CalendarDate) -> RoundReport {
        let dwellings = self.dwellings.filter { $0.nomination.roundId == round.id }
        // What was only proposed was not presented.
        let presentations = self.presentations.filter { $0.roundId == round.id && $0.wasPublished }
        let quotas = self.quotas.filter { $0.roundId == round.id }
        let names = Set(dwellings.map(\.nomination.corporation) + quotas.map(\.corporation)).sorted()
        var total = Funnel()
        let corporations = names.map { name in
            let funnel = Self.funnel(
                dwellings.filter { $0.nomination.corporation == name },
                presentations.filter { $0.corporation == name })
            total.add(funnel)
            let quota = self.quotas["\(round.id)/\(name)"]
            return CorporationFunnel(
                corporation: name, quota: quota?.quota ?? 0, carriedOver: quota?.carriedOver ?? 0, funnel: funnel)
        }
        return RoundReport(
            roundId: round.id, quarter: round.quarter, closedOn: closedOn, corporations: corporations,
            total: total, fairness: self.fairness(round),
            commitments: self.progressOfCommitments(round), projects: self.progressOfProjects(round))
    }

    private func progressOfCommitments(_ round: Round) -> [CommitmentProgress] {
        let placements = self.placements.filter {
            $0.decidedOn?.year == round.quarter.year && $0.cancelledOn == nil
        }
        return (round.policy.commitments ?? []).map { commitment in
            CommitmentProgress(
                corporation: commitment.corporation, groups: commitment.groups, promised: commitment.dwellings,
                placed: placements.count {
                    $0.corporation == commitment.corporation && commitment.groups.contains($0.group)
                })
        }
    }

    private func progressOfProjects(_ round: Round) -> [ProjectProgress] {
        self.projects.filter { $0.expectedIn <= round.quarter }.map { project in
            ProjectProgress(
                supply: project.id, expectedIn: project.expectedIn, agreed: project.forGroups,
                nominated: self.dwellings.count { $0.nomination.supply == project.id && $0.state != .withdrawn })
        }
    }

    private static func funnel(_ dwellings: [Dwelling], _ presentations: [Presentation]) -> Funnel {
        var funnel = Funnel()
        funnel.nominated = dwellings.count
        funnel.withdrawn = dwellings.count { $0.state == .withdrawn }
        funnel.placed = dwellings.count { $0.state == .placed }
        funnel.unused = funnel.nominated - funnel.withdrawn - funnel.placed
        funnel.presentations = presentations.count
        funnel.dwellingsPresented = Set(presentations.map(\.dwellingId)).count
        funnel.refilled = funnel.presentations - funnel.dwellingsPresented
        funnel.candidatesPresented = presentations.reduce(0) { $0 + $1.candidates.count }
        funnel.chosen = presentations.count { $0.ending == .chosen }
        funnel.declined = presentations.count { $0.ending == .declined }
        funnel.expired = presentations.count { $0.ending == .expired }
        for presentation in presentations {
            for candidate in presentation.candidates {
                if let reason = candidate.declineReason { funnel.add(reason: reason, count: 1) }
            }
        }
        return funnel
    }
}
