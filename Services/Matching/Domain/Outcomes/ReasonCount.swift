import Vocabulary

public struct ReasonCount: Codable, Equatable, Sendable {
    public let code: String
    public var count: Int

    public init(code: String, count: Int) {
        self.code = code
        self.count = count
    }
}
