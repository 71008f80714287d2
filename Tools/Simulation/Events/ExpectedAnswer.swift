import Contracts

/// The answer that Registration should give to a message.
public enum ExpectedAnswer: Equatable, Sendable {
    case accepted
    /// The same bytes were sent before.
    case duplicate
    /// - Parameter pointer: `nil` where the position depends on Registration's state.
    case rejected(RejectionCode, pointer: String?)
}
