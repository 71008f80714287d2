/// Continuing would lose or repeat something. The region stops until an operator acts.
public struct HaltError: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}
