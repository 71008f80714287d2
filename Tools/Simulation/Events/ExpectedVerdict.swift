import Contracts

/// The verdict that Registration should give on a message.
public enum ExpectedVerdict: Equatable, Sendable {
    case accepted
    /// The same bytes were sent before.
    case duplicate
    /// - Parameter pointer: `nil` where the place depends on Registration's state.
    case rejected(RejectionCode, pointer: String?)
}
