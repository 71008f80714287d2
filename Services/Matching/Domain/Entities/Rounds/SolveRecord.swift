import Vocabulary

/// One day's solve: how big it was, what it reached and the proof, so that anyone can check it again.
public struct SolveRecord: StoredRecord {
    public enum Verdict: String, Codable, CaseIterable, Sendable {
        /// The certificate was checked by code that shares nothing with the solver. Without it nothing is published.
        case verified
    }

    public let id: String
    public let date: CalendarDate
    /// Candidates and dwellings that were open at the day's start, also those without any eligible pair.
    public let openCandidates: Int
    public let openDwellings: Int
    public let places: Int
    public let eligiblePairs: Int
    /// In the order of `Level.order`.
    public let values: [LevelValue]
    /// MAT-8's order of that day, first the group that comes first.
    public let groupOrder: [TargetGroup]
    public let presentations: Int
    public let candidatesPresented: Int
    public let verdict: Verdict
    /// `EligibilityRule.version`; `nil` in records from before it was kept.
    public let rulesVersion: String?
    public let situation: DaySituation
    public let solution: Solution
}
