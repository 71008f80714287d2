import Vocabulary

/// Why one presented candidate does not fit (MAT-4).
public struct DeclineReason: Codable, Equatable, Sendable {
    public let applicationId: String
    /// A code of the contract's list.
    public let code: String

    public init(applicationId: String, code: String) {
        self.applicationId = applicationId
        self.code = code
    }
}
