import Foundation

/// An error to show to an operator, in one sentence.
public struct OperationError: Error, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
