import Vocabulary

public struct LevelCount: Codable, Equatable, Sendable {
    public let level: Level
    public let count: Int
}
