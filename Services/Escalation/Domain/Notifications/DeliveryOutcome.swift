/// The result of one attempt to deliver.
public enum DeliveryOutcome: Sendable, Equatable {
    /// The receiver confirmed it.
    case delivered
    /// Another attempt may succeed.
    ///
    /// - Parameter after: milliseconds that the receiver asked us to wait.
    case retry(after: Int64?, problem: DeliveryProblem)
    /// The receiver rejects this message for good.
    case refused(problem: DeliveryProblem)
}
