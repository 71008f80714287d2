/// What a solution is worth on one level. All count what is gained, except `canonical`, which counts the tie-break's
/// cost.
public struct LevelValue: Codable, Equatable, Sendable {
    public let level: Level
    public let value: Int64

    public init(level: Level, value: Int64) {
        self.level = level
        self.value = value
    }
}
