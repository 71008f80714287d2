import Vocabulary

/// Explains why a candidate was, or was not, presented for a dwelling on one day.
public struct PairExplanation: Codable, Equatable, Sendable {
    public enum Conclusion: String, Codable, Sendable {
        case presented
        /// Proposed, but never sent to the corporation: it waits for the allocation office, or was dropped.
        case proposed
        /// Proposed, but not in the presentation that went out: the office chose others, or the candidate no longer met
        /// the rules.
        case replaced
        /// The office added the candidate.
        case addedByOffice = "put-in"
        /// The pair fails hard rules.
        case ineligible
        /// The pair is eligible, but the best solution has other candidates.
        case lost
        /// All levels are equal; the lot decided.
        case drawn
        /// The candidate was not free, or could not move yet, at the start of that day.
        case candidateNotOpen = "candidate-not-open"
        case dwellingNotOpen = "dwelling-not-open"
    }

    public let day: CalendarDate
    public let candidate: String
    public let dwelling: String
    public var conclusion: Conclusion
    /// The rules that the pair fails, in the order of `EligibilityRule`.
    public var rules: [EligibilityRule] = []
    /// The level at which the pair lost, and by how much.
    public var level: Level?
    public var loss: Int64?
    /// Candidates presented for this dwelling.
    public var presented: [String] = []
    /// The number of other such candidates, whom the viewer may not see.
    public var othersPresented: Int?
    /// Candidates who would lose their presentation, here or elsewhere, if this pair were made.
    public var displaced: [String] = []
    /// The number of other such candidates, whom the viewer may not see.
    public var othersDisplaced: Int?
    /// The other dwelling for which the candidate was presented that day, if any.
    public var elsewhere: String?
    /// A single change that would give the candidate a presentation, if there is one. In Dutch.
    public var change: String?
    /// The office's reasons for its own choice of candidates, by the contract's codes.
    public var overrideReasons: [String]?
    /// One Dutch sentence that a case worker can read out.
    public var sentence = ""

    /// The names in the JSON of `round explain --json`.
    enum CodingKeys: String, CodingKey, CaseIterable {
        case day, candidate, dwelling, rules, level, loss, presented, othersPresented, displaced, othersDisplaced
        case elsewhere, change, overrideReasons, sentence
        case conclusion = "verdict"
    }
}

extension PairExplanation {
    /// The explanation after the allocation office's decisions: the solve proposes, and the office may choose other
    /// candidates.
    ///
    /// - Parameter presentations: the presentations made from that day's solve.
    public func afterOfficeDecisions(_ presentations: [Presentation]) -> PairExplanation {
        var explanation = self
        if let elsewhere = self.elsewhere {
            let went = presentations.contains {
                $0.dwellingId == elsewhere && $0.wasPublished
                    && $0.candidates.contains { $0.applicationId == self.candidate }
            }
            if !went { explanation.elsewhere = nil }
        }
        guard let presentation = presentations.first(where: { $0.dwellingId == self.dwelling }) else {
            return explanation.withSentence
        }
        let isIn = presentation.candidates.contains { $0.applicationId == self.candidate }
        // The lot decided between the solve's own candidates, so those stay.
        if presentation.wasPublished, self.conclusion != .drawn {
            explanation.presented = presentation.candidates.map(\.applicationId)
        }
        explanation.overrideReasons = presentation.overrideReasons
        if self.conclusion == .presented {
            explanation.conclusion = !presentation.wasPublished ? .proposed : isIn ? .presented : .replaced
        } else if isIn, presentation.wasPublished {
            explanation.conclusion = .addedByOffice
            explanation.elsewhere = nil
        }
        return explanation.withSentence
    }
}
