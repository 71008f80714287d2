/// News of a signal, and the id of the alert that it would open.
struct WaitingSignal: Sendable, Equatable, Codable {
    let news: SignalChange
    let alertId: String
}
