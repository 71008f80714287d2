import Vocabulary

extension MatchingState {
    /// Starts a day. In this order: changes planned for this day, rounds that ended, presentations that expired,
    /// dwellings that lapsed, and one solve over the open candidates and dwellings.
    mutating func start(_ day: CalendarDate, derive: (String) -> String) throws(MatchingFault) -> [MatchingOutcome] {
        if let current = self.currentDay, day <= current {
            throw MatchingFault(code: "day-out-of-order", message: "\(day) does not come after \(current)")
        }
        var settings = MatchingSettings(currentDay: day)
        settings.hasReportedStandings = true
        self.settings.put(settings)
        let ended =
            self.applyPlannedChanges(on: day) + self.closeRounds(by: day) + self.expirePresentations(before: day)
            + self.lapseDwellings(before: day)
        self.updateCaps()
        return ended + (try self.solve(day, derive: derive))
    }

    private mutating func expirePresentations(before day: CalendarDate) -> [MatchingOutcome] {
        self.openPresentations.sorted().flatMap { id -> [MatchingOutcome] in
            guard let presentation = self.presentations[id], presentation.state == .live,
                presentation.respondBy < day
            else { return [] }
            return self.end(id, why: .expired, dwellingBecomes: .nominated)
        }
    }

    private mutating func lapseDwellings(before day: CalendarDate) -> [MatchingOutcome] {
        let lapsed = self.dwellings.filter {
            guard let until = $0.nomination.availableUntil, until < day else { return false }
            return $0.state == .nominated || $0.state == .presented
        }
        return lapsed.flatMap { self.finish($0, why: .dwellingLapsed, as: .lapsed) }
    }

    /// Solves the day. Without open dwellings there is no solve and no certificate.
    private mutating func solve(
        _ day: CalendarDate, derive: (String) -> String
    ) throws(MatchingFault) -> [MatchingOutcome] {
        let situation = DaySituation(self, day: day)
        guard !situation.dwellings.isEmpty else { return [] }
        let problem = try DayProblem(situation)
        let solution = try self.solver.solve(problem.instance)
        let flaws = CertificateChecker.flaws(in: solution, of: problem.instance)
        guard flaws.isEmpty else {
            throw MatchingFault(
                code: "certificate-refused", message: "the solve of \(day): \(flaws.prefix(3).joined(separator: "; "))")
        }
        guard problem.isScaled(to: solution.assignment) else {
            throw MatchingFault(
                code: "shares-misscaled",
                message: "the solve of \(day) fills other than \(problem.dividedPlaces) places")
        }
        let solveId = derive("solve")
        let made = problem.presentations(solution.assignment, solveId: solveId, derive: derive)
        var outcomes: [MatchingOutcome] = []
        for presentation in made {
            self.addPresentation(presentation)
            outcomes.append(
                presentation.state == .live
                    ? .presentationMade(presentation)
                    : .presentationProposed(presentation, to: self.rounds[presentation.roundId]?.office))
        }
        let record = SolveRecord(
            id: solveId, date: day, openCandidates: situation.candidates.count,
            openDwellings: situation.dwellings.count, places: problem.instance.places,
            eligiblePairs: problem.instance.pairCount, values: solution.values, groupOrder: problem.ranks.order,
            presentations: made.count, candidatesPresented: solution.assignment.pairs.count, verdict: .verified,
            rulesVersion: EligibilityRule.version,
            situation: situation, solution: solution)
        self.newSolves.append(record)
        return [.solveCertified(record)] + outcomes
    }

    private mutating func addPresentation(_ presentation: Presentation) {
        self.presentations.put(presentation)
        self.openPresentations.insert(presentation.id)
        for presented in presentation.candidates {
            self.candidates.change(presented.applicationId) {
                $0.state = .presented
                $0.presentationId = presentation.id
            }
        }
        self.dwellings.change(presentation.dwellingId) {
            $0.state = .presented
            $0.presentationId = presentation.id
            $0.presentations = presentation.attempt
        }
        if presentation.state == .live { self.recordPublication(presentation) }
    }
}
