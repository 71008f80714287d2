import Pipeline

/// The digest of a policy's rules, to tell apart two versions with the same number.
enum PolicyDigest {
    /// - Parameter data: the event's data with sorted members.
    static func text(of data: [UInt8]) -> String { Identifiers.uuid("policy", String(decoding: data, as: UTF8.self)) }
}
