import Vocabulary

/// Where a candidate is not presented any more after a decline (MAT-4, `DecisionPolicy`).
public struct Bar: Codable, Equatable, Sendable {
    public let corporation: String
    /// `nil`: nowhere with this corporation.
    public let complex: String?
    /// The corporation's code.
    public let reason: String

    public init(corporation: String, complex: String?, reason: String) {
        self.corporation = corporation
        self.complex = complex
        self.reason = reason
    }

    func holds(_ dwelling: DwellingNomination) -> Bool {
        dwelling.corporation == self.corporation && (self.complex == nil || self.complex == dwelling.complex)
    }
}
