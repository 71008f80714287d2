import Vocabulary

/// A dwelling allocated outside the rounds; kept for the spread over the city (MAT-9).
public struct Allocation: StoredRecord {
    public let id: String
    /// `nil` if the office did not report it, or the dwelling went to no group of the plan.
    public let district: District?
    public let on: CalendarDate

    public init(id: String, district: District?, on day: CalendarDate) {
        self.id = id
        self.district = district
        self.on = day
    }
}
