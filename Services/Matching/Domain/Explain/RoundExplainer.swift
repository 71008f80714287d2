import Vocabulary

/// Explains the results of a candidate or a dwelling over a whole round, from its recorded solves.
public struct RoundExplainer {
    private let round: String
    /// The round's solves, by day.
    private let records: [SolveRecord]
    /// The round's presentations.
    private let presentations: [Presentation]

    public init(round: String, records: [SolveRecord], presentations: [Presentation]) {
        self.round = round
        self.records = records.sorted { ($0.date, $0.id) < ($1.date, $1.id) }
        self.presentations = presentations
    }

    /// Explains why this client was not presented in this round, or how often it was.
    ///
    /// - Parameter known: the client's current record in Matching; `nil` if there is none.
    public func explain(candidate: String, known: Candidate?) throws(MatchingFault) -> CandidateExplanation {
        let timesPresented = self.presentations.count {
            $0.wasPublished && $0.candidates.contains { $0.applicationId == candidate }
        }
        var (daysOpen, daysProposed, daysElsewhere) = (0, 0, 0)
        var rules: [EligibilityRule: Int] = [:]
        var levels: [Level: Int] = [:]
        var change: String?
        var isEligible = false
        for record in self.records {
            let situation = record.situation
            guard let open = situation.candidates.first(where: { $0.id == candidate }) else { continue }
            let explainer = try Explainer(situation, record.solution)
            daysOpen += 1
            if let proposed = explainer.proposedDwelling(for: candidate) {
                let isOfRound = situation.dwellings.contains {
                    $0.id == proposed && $0.nomination.roundId == self.round
                }
                if isOfRound { daysProposed += 1 } else { daysElsewhere += 1 }
                continue
            }
            var asksForChange = change == nil
            for dwelling in situation.dwellings where dwelling.nomination.roundId == self.round {
                let failures = explainer.failures(open, dwelling)
                for rule in failures { rules[rule, default: 0] += 1 }
                guard failures.isEmpty else { continue }
                isEligible = true
                // The change is the same for every dwelling of a day and takes many solves, so it is computed once.
                let pair = try explainer.explain(candidate, dwelling.id, withChange: asksForChange)
                levels[pair.level ?? .lots, default: 0] += 1
                change = change ?? pair.change
                asksForChange = false
            }
        }
        let counts = Self.counted(rules)
        var sentence = "Cliënt \(candidate) "
        if timesPresented > 0 {
            sentence += "is in ronde \(self.round) \(timesPresented) keer voorgedragen."
        } else if daysOpen == 0 {
            sentence += "stond op geen dag van ronde \(self.round) open voor een voordracht: \(self.whyNotOpen(known))."
        } else if daysProposed > 0 {
            sentence +=
                "is in ronde \(self.round) \(daysProposed) keer voorgesteld, maar Het Vierde Huis heeft geen van die "
                + "voorstellen met deze cliënt aan een corporatie voorgelegd."
        } else if !isEligible, counts.isEmpty, daysElsewhere > 0 {
            sentence += "is in die tijd voorgesteld voor woningen van een andere ronde."
        } else if !isEligible, let first = counts.first {
            sentence +=
                "kwam in ronde \(self.round) voor geen enkele woning in aanmerking; meestal hierom: "
                + first.rule.sentence
        } else {
            sentence += "paste wel bij woningen in ronde \(self.round), maar anderen gingen voor."
            if let change { sentence += " Anders was het geweest \(change)." }
        }
        return CandidateExplanation(
            candidate: candidate, round: self.round, daysOpen: daysOpen, timesPresented: timesPresented,
            daysProposed: daysProposed, rules: counts,
            levels: levels.map { LevelCount(level: $0.key, count: $0.value) }.sorted {
                $0.level.rawValue < $1.level.rawValue
            }, change: change, sentence: sentence)
    }

    /// The reason, in Dutch, why the candidate was not open on any day of the round.
    private func whyNotOpen(_ known: Candidate?) -> String {
        guard let known else { return "Matching kent deze aanmelding niet" }
        if let last = self.records.last, known.profile.readyFrom > last.situation.day {
            return "de cliënt kan pas verhuizen vanaf \(known.profile.readyFrom)"
        }
        return switch known.state {
        case .waiting: "er werd toen niets verdeeld, of de cliënt stond al voorgedragen of had een pauze"
        case .presented: "de cliënt staat al voorgedragen"
        case .paused: "de cliënt heeft een pauze"
        case .placed, .housed: "de cliënt heeft al een woning"
        case .withdrawn: "de aanmelding is ingetrokken"
        }
    }

    /// Explains why this dwelling got no candidate, or how often it was presented.
    public func explain(dwelling: Dwelling) throws(MatchingFault) -> DwellingExplanation {
        let presentations = self.presentations.filter { $0.dwellingId == dwelling.id && $0.wasPublished }
        let unseen = self.presentations.count {
            $0.dwellingId == dwelling.id && !$0.wasPublished && $0.state == .ended
        }
        let proposed = self.presentations.contains { $0.dwellingId == dwelling.id && $0.state == .proposed }
        var daysEmpty = 0
        var rules: [EligibilityRule: Int] = [:]
        var (candidates, eligible) = (0, 0)
        for record in self.records {
            guard let open = record.situation.dwellings.first(where: { $0.id == dwelling.id }) else { continue }
            let explainer = try Explainer(record.situation, record.solution)
            let index = record.situation.dwellings.firstIndex { $0.id == dwelling.id } ?? 0
            guard explainer.presented(for: index).isEmpty else { continue }
            daysEmpty += 1
            for candidate in record.situation.candidates {
                candidates += 1
                let failures = explainer.failures(candidate, open)
                if failures.isEmpty { eligible += 1 }
                for rule in failures { rules[rule, default: 0] += 1 }
            }
        }
        let counts = Self.counted(rules)
        let declines = Dictionary(
            grouping: presentations.flatMap(\.candidates).compactMap(\.declineReason), by: { $0 }
        ).map { ReasonCount(code: $0.key, count: $0.value.count) }.sorted { $0.code < $1.code }
        var sentence = "Woning \(dwelling.id) "
        if presentations.isEmpty, daysEmpty == 0, dwelling.nomination.roundId != self.round {
            sentence += "deed niet mee in ronde \(self.round)."
        } else if proposed {
            sentence += "wacht op een besluit van Het Vierde Huis over het voorstel."
        } else if dwelling.state == .placed {
            sentence += "is toegewezen na \(presentations.count) keer voordragen."
        } else if daysEmpty == 0, !presentations.isEmpty {
            let declined = declines.reduce(0) { $0 + $1.count }
            sentence += "is \(presentations.count) keer voorgedragen en kreeg \(declined) afwijzingen."
        } else if unseen > 0, daysEmpty == 0 {
            sentence += "is \(unseen) keer voorgesteld, maar nooit aan de corporatie voorgelegd."
        } else if candidates == 0 {
            sentence += "stond op geen dag open toen er kandidaten waren."
        } else if eligible == 0, let first = counts.first {
            sentence +=
                "kreeg op \(daysEmpty) dagen geen kandidaat: niemand die openstond kwam in aanmerking, meestal "
                + "hierom: \(first.rule.sentence)"
        } else {
            sentence += "kreeg op \(daysEmpty) dagen geen kandidaat: wie ervoor in aanmerking kwam, was elders nodig."
        }
        return DwellingExplanation(
            dwelling: dwelling.id, round: self.round, state: dwelling.state, presentations: presentations.count,
            daysEmpty: daysEmpty, rules: counts, declines: declines, sentence: sentence)
    }

    private static func counted(_ rules: [EligibilityRule: Int]) -> [RuleCount] {
        rules.map { RuleCount(rule: $0.key, count: $0.value) }.sorted {
            ($1.count, $0.rule.rawValue) < ($0.count, $1.rule.rawValue)
        }
    }
}
