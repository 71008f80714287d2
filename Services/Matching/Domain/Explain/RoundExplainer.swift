import Vocabulary

/// Explains what became of a candidate or a dwelling over a whole round, from its recorded solves.
public struct RoundExplainer {
    private let round: String
    /// By day.
    private let records: [SolveRecord]

    public init(round: String, records: [SolveRecord]) {
        self.round = round
        self.records = records.sorted { ($0.date, $0.id) < ($1.date, $1.id) }
    }

    /// Why this client was not presented in this round, or where it was.
    public func explain(candidate: String) throws(MatchingFault) -> CandidateExplanation {
        var (daysOpen, daysPresented) = (0, 0)
        var rules: [EligibilityRule: Int] = [:]
        var levels: [Level: Int] = [:]
        var change: String?
        var isEligible = false
        for record in self.records {
            let situation = record.situation
            guard let open = situation.candidates.first(where: { $0.id == candidate }) else { continue }
            let explainer = try Explainer(situation, record.solution)
            daysOpen += 1
            if explainer.place(of: candidate) != nil {
                daysPresented += 1
                continue
            }
            var asksForChange = change == nil
            for dwelling in situation.dwellings where dwelling.nomination.roundId == self.round {
                let failures = explainer.failures(open, dwelling)
                for rule in failures { rules[rule, default: 0] += 1 }
                guard failures.isEmpty else { continue }
                isEligible = true
                // What would change it is the same for every dwelling of a day: many solves, so asked once.
                let pair = try explainer.explain(candidate, dwelling.id, withChange: asksForChange)
                levels[pair.level ?? .lots, default: 0] += 1
                change = change ?? pair.change
                asksForChange = false
            }
        }
        let counts = Self.counted(rules)
        var sentence = "Cliënt \(candidate) "
        if daysOpen == 0 {
            sentence += "stond op geen dag van ronde \(self.round) open voor een voordracht."
        } else if daysPresented > 0 {
            sentence += "is in ronde \(self.round) \(daysPresented) keer voorgedragen."
        } else if !isEligible, let first = counts.first {
            sentence +=
                "kwam in ronde \(self.round) voor geen enkele woning in aanmerking; meestal hierom: "
                + first.rule.sentence
        } else {
            sentence += "paste wel bij woningen in ronde \(self.round), maar anderen gingen voor."
            if let change { sentence += " Anders was het geweest \(change)." }
        }
        return CandidateExplanation(
            candidate: candidate, round: self.round, daysOpen: daysOpen, daysPresented: daysPresented, rules: counts,
            levels: levels.map { LevelCount(level: $0.key, count: $0.value) }.sorted {
                $0.level.rawValue < $1.level.rawValue
            }, change: change, sentence: sentence)
    }

    /// Why this dwelling stayed empty, or whom it was presented to.
    ///
    /// - Parameter presentations: those for the dwelling in this round.
    public func explain(
        dwelling: Dwelling, presentations: [Presentation]
    ) throws(MatchingFault) -> DwellingExplanation {
        var daysEmpty = 0
        var rules: [EligibilityRule: Int] = [:]
        var (candidates, eligible) = (0, 0)
        for record in self.records {
            guard let place = record.situation.dwellings.first(where: { $0.id == dwelling.id }) else { continue }
            let explainer = try Explainer(record.situation, record.solution)
            let index = record.situation.dwellings.firstIndex { $0.id == dwelling.id } ?? 0
            guard explainer.presented(for: index).isEmpty else { continue }
            daysEmpty += 1
            for candidate in record.situation.candidates {
                candidates += 1
                let failures = explainer.failures(candidate, place)
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
        } else if dwelling.state == .placed {
            sentence += "is toegewezen na \(presentations.count) keer voordragen."
        } else if daysEmpty == 0, !presentations.isEmpty {
            let declined = declines.reduce(0) { $0 + $1.count }
            sentence += "is \(presentations.count) keer voorgedragen en kreeg \(declined) afwijzingen."
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
