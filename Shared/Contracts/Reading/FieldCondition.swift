/// A field that is required because of another field.
public struct FieldCondition: Equatable, Sendable {
    public let field: String
    /// The codes of `field` that the condition names.
    public let codes: [String]
    /// Whether `requires` is needed for all other codes, and where `field` is absent.
    public let isUnless: Bool
    public let requires: String

    /// - Parameter code: the code in `field`; `nil` when it is absent.
    public func asks(_ code: String?) -> Bool {
        let isOne = code.map(self.codes.contains) ?? false
        return isOne != self.isUnless
    }
}
