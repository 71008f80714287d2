import EscalationDomain

/// One way for messages to reach their receiver.
protocol NotificationChannel: Sendable {
    /// Names the channel in the ledger, in metrics and in the alert about its failure. It never changes: stored rows
    /// hold it.
    var name: String { get }

    /// Sends one attempt, under the message's idempotency key.
    ///
    /// - Parameter now: milliseconds since 1970.
    /// - Returns: the outcome of this attempt, as far as it is known.
    ///   - `.delivered`: the receiver confirmed the message. It is never sent again.
    ///   - `.retry`: it may not have arrived, and a later attempt may succeed. With `after`, the receiver asked us to
    ///     wait for so many milliseconds: the whole channel rests for that time, within the bounds of
    ///     `NotificationPolicy`. Otherwise our own pauses apply.
    ///   - `.refused`: the receiver will never take this message. No attempt follows until an operator asks for one,
    ///     and the alarm about the channel is raised at once.
    /// - Throws: any error, when it is not known whether the message arrived: `CancellationError` when the service
    ///   stops. No outcome is written; the attempt becomes *unknown*, and the same message follows under the same key.
    func deliver(_ notification: AlertNotification, at now: Int64) async throws -> DeliveryOutcome
}
