/// The message to send when one is due, worded for today, and the rows that it makes unnecessary.
public struct NotificationPlan: Sendable, Equatable {
    /// `nil` when nothing may be sent now.
    public let next: AlertNotification?
    public let replaced: [AlertNotification]

    /// - Parameters:
    ///   - due: the earliest unsettled message about its alert.
    ///   - later: the other unsettled messages about the same alert, on the same channel.
    ///   - alert: the alert in its present state.
    public init(_ due: AlertNotification, later: [AlertNotification], alert: Alert?, at now: Int64) {
        guard let alert else {
            // Without its alert it cannot be reworded; better sent as it was written than not at all.
            self.next = due
            self.replaced = []
            return
        }
        // A channel cannot report its own failure. When it works again it reports that it failed.
        guard !alert.isOfFailingChannel || !alert.isOpen else {
            self.next = nil
            self.replaced = []
            return
        }
        let wording = AlertWording(due, alert: alert)
        var next = due
        var replaced: [AlertNotification] = []
        if due.attempts == 0 {
            next.word(wording)
        } else if wording.truth != due.truth ?? .holds {
            next = due.successor(wording, at: now)
            replaced.append(due)
        }
        if wording.truth == .over {
            // One message for each audience reports the alert and its end.
            replaced += later.filter { $0.audience == due.audience && $0.opening == due.opening && $0.opening != nil }
        }
        let id = next.id
        self.next = next
        self.replaced = replaced.map { row in
            var row = row
            row.replace(by: id, at: now)
            return row
        }
    }
}

extension AlertNotification {
    fileprivate mutating func word(_ wording: AlertWording) {
        self.truth = wording.truth
        self.subject = wording.subject
        self.body = wording.body
    }
}

extension Alert {
    fileprivate var isOfFailingChannel: Bool { self.kind == OperationAlert.channelFailing.rawValue }
}
