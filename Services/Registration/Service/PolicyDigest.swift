import Pipeline

/// The rules of a policy, to tell one version from another that goes by its number.
enum PolicyDigest {
    /// - Parameter data: the event's data with sorted members.
    static func text(of data: [UInt8]) -> String { Identifiers.uuid("policy", String(decoding: data, as: UTF8.self)) }
}
