import Vocabulary

/// One day's solve: its size, its result and the proof, so that anyone can check it again.
public struct SolveRecord: StoredRecord {
    public enum Verdict: String, Codable, CaseIterable, Sendable {
        /// The certificate was checked by code that shares nothing with the solver. Without it nothing is published.
        case verified
    }

    public let id: String
    public let date: CalendarDate
    /// Candidates and dwellings that were open at the start of the day, including those without an eligible pair.
    public let openCandidates: Int
    public let openDwellings: Int
    public let places: Int
    public let eligiblePairs: Int
    /// In the order of the policy's levels.
    public let values: [LevelValue]
    /// MAT-8's order of the groups on that day, highest priority first.
    public let groupOrder: [TargetGroup]
    public let presentations: Int
    public let candidatesPresented: Int
    public let verdict: Verdict
    /// `EligibilityRule.version`; `nil` in records from before it was recorded.
    public let rulesVersion: String?
    public let situation: DaySituation
    public let solution: Solution
}
