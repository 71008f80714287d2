import Vocabulary

/// A corporation's promise of at least so many dwellings a year to some groups (MAT-10: SSH, fifty units a year to
/// vulnerable young people).
public struct Commitment: Codable, Equatable, Sendable {
    public let corporation: String
    public let groups: [TargetGroup]
    public let dwellings: Int

    public init(corporation: String, groups: [TargetGroup], dwellings: Int) {
        self.corporation = corporation
        self.groups = groups
        self.dwellings = dwellings
    }
}

/// A dwelling allocated outside the rounds, as far as the spread over the city is concerned (MAT-9).
public struct Allocation: Codable, Equatable, Identifiable, Sendable {
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

/// Announced supply: new building and the like, with what corporation and municipality settled on delivery (MAT-18).
public struct Project: Codable, Equatable, Identifiable, Sendable {
    public let id: String
    /// The quarter of delivery.
    public let expectedIn: Quarter
    public let dwellings: Int
    /// Of which for the groups of the plan.
    public let forGroups: Int

    public init(id: String, expectedIn: Quarter, dwellings: Int, forGroups: Int) {
        self.id = id
        self.expectedIn = expectedIn
        self.dwellings = dwellings
        self.forGroups = forGroups
    }
}
