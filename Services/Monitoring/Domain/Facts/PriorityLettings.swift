import Vocabulary

/// Dwellings let with priority to one group, in a count.
public struct PriorityLettings: Hashable, Sendable, Codable {
    public let group: TargetGroup
    public let dwellings: Int

    public init(group: TargetGroup, dwellings: Int) {
        self.group = group
        self.dwellings = dwellings
    }
}
