import Vocabulary

/// A corporation or complex where a candidate is no longer presented after a decline (MAT-4, `DecisionPolicy`).
public struct CandidateExclusion: Codable, Equatable, Sendable {
    public let corporation: String
    /// `nil`: the whole corporation.
    public let complex: String?
    /// The code the corporation gave.
    public let reason: String

    public init(corporation: String, complex: String?, reason: String) {
        self.corporation = corporation
        self.complex = complex
        self.reason = reason
    }

    func covers(_ dwelling: DwellingNomination) -> Bool {
        dwelling.corporation == self.corporation && (self.complex == nil || self.complex == dwelling.complex)
    }
}
