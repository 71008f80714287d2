import Vocabulary

/// Why a candidate was, or was not, presented for a dwelling on one day.
public struct PairExplanation: Codable, Equatable, Sendable {
    public enum Verdict: String, Codable, Sendable {
        case presented
        /// Proposed, and never with the corporation: it waits for the allocation office, or was dropped before.
        case proposed
        /// Proposed, but not among those who went out: the office chose others, or the rules no longer held.
        case replaced
        /// The office put the candidate in.
        case putIn = "put-in"
        /// Fails hard rules.
        case ineligible
        /// Eligible; the best solution has others.
        case lost
        /// All levels are equal: drawn by lot.
        case drawn
        /// Not free and ready at the start of that day.
        case candidateNotOpen = "candidate-not-open"
        case dwellingNotOpen = "dwelling-not-open"
    }

    public let day: CalendarDate
    public let candidate: String
    public let dwelling: String
    public var verdict: Verdict
    /// Rules that the pair fails, in the order of the list.
    public var rules: [EligibilityRule] = []
    /// The level at which it lost, and by how much.
    public var level: Level?
    public var loss: Int64?
    /// Presented for this dwelling instead.
    public var presented: [String] = []
    /// More of them, whom the asker may not see.
    public var othersPresented: Int?
    /// Would lose their presentation, here or elsewhere, if this pair were made.
    public var displaced: [String] = []
    /// More of them, whom the asker may not see.
    public var othersDisplaced: Int?
    /// Where the candidate was presented that day, if anywhere.
    public var elsewhere: String?
    /// What would change it, when one thing does.
    public var change: String?
    /// Why the office decided otherwise, by the contract's codes.
    public var overrideReasons: [String]?
    /// One Dutch sentence that a case worker can read out.
    public var sentence = ""
}

extension PairExplanation {
    /// What became of it: the solve proposes, and the allocation office may decide otherwise.
    ///
    /// - Parameter presentations: those that came of that day's solve.
    public func settled(by presentations: [Presentation]) -> PairExplanation {
        var settled = self
        if let elsewhere = self.elsewhere {
            let went = presentations.contains {
                $0.dwellingId == elsewhere && $0.wasPublished
                    && $0.candidates.contains { $0.applicationId == self.candidate }
            }
            if !went { settled.elsewhere = nil }
        }
        guard let presentation = presentations.first(where: { $0.dwellingId == self.dwelling }) else {
            return settled.phrased
        }
        let isIn = presentation.candidates.contains { $0.applicationId == self.candidate }
        // By lot it was between those whom the solve had.
        if presentation.wasPublished, self.verdict != .drawn {
            settled.presented = presentation.candidates.map(\.applicationId)
        }
        settled.overrideReasons = presentation.overrideReasons
        if self.verdict == .presented {
            settled.verdict = !presentation.wasPublished ? .proposed : isIn ? .presented : .replaced
        } else if isIn, presentation.wasPublished {
            settled.verdict = .putIn
            settled.elsewhere = nil
        }
        return settled.phrased
    }
}
