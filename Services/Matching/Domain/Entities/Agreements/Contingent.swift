import Vocabulary

/// How many dwellings of a year are an institution's (REG-9), divided by Beter Wonen.
public struct Contingent: StoredRecord {
    public let id: String
    public let institution: String
    public let year: Int
    public let dwellings: Int
    /// Of which for inflow, when the contingent says so (MAT-5); otherwise the policy's share.
    public let inflowDwellings: Int?

    public init(id: String, institution: String, year: Int, dwellings: Int, inflowDwellings: Int? = nil) {
        self.id = id
        self.institution = institution
        self.year = year
        self.dwellings = dwellings
        self.inflowDwellings = inflowDwellings
    }

    /// Of which for inflow, in hundredths of a dwelling.
    ///
    /// - Parameter percent: the policy's share, where the contingent does not say its own.
    func inflowHundredths(otherwise percent: Int) -> Int {
        self.inflowDwellings.map { $0 * 100 } ?? self.dwellings * percent
    }
}
