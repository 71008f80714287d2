import JSON
import Vocabulary

/// Lettings to one group within a count.
public struct GroupCount: Equatable, Sendable {
    public var group: TargetGroup
    public var dwellings: Int

    public init(group: TargetGroup, dwellings: Int) {
        self.group = group
        self.dwellings = dwellings
    }
}
