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
