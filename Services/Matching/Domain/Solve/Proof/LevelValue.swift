/// A solution's value on one level: a cost on levels that are minimised (`Level.isCost`), a gain on the others.
public struct LevelValue: Codable, Equatable, Sendable {
    public let level: Level
    public let value: Int64

    public init(level: Level, value: Int64) {
        self.level = level
        self.value = value
    }
}
