import Vocabulary

/// A dwelling allocated outside the rounds, as far as the spread over the city is concerned (MAT-9).
public struct Allocation: StoredRecord {
    public let id: String
    /// `nil` where the office did not say it, or the dwelling went to no group of the plan.
    public let district: District?
    public let on: CalendarDate

    public init(id: String, district: District?, on day: CalendarDate) {
        self.id = id
        self.district = district
        self.on = day
    }
}
