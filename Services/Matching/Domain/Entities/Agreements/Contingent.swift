import Vocabulary

/// The number of a year's dwellings that Beter Wonen assigned to an institution (REG-9).
public struct Contingent: StoredRecord {
    public let id: String
    public let institution: String
    public let year: Int
    public let dwellings: Int
    /// The number of those for inflow (MAT-5); `nil`: the policy's share applies.
    public let inflowDwellings: Int?

    public init(id: String, institution: String, year: Int, dwellings: Int, inflowDwellings: Int? = nil) {
        self.id = id
        self.institution = institution
        self.year = year
        self.dwellings = dwellings
        self.inflowDwellings = inflowDwellings
    }

    /// The part for inflow, in hundredths of a dwelling.
    ///
    /// - Parameter percent: the policy's share, used if the contingent states none.
    func inflowHundredths(otherwise percent: Int) -> Int {
        self.inflowDwellings.map { $0 * 100 } ?? self.dwellings * percent
    }
}
