/// Facts that are ahead of the day whose rules ran last, in the order of arrival.
///
/// The two streams are read side by side, so that either may be ahead of the other. Signals of a day wait for that
/// day's rules, which begin when both streams have reached it, and members' acts of a day wait until those rules have
/// run. So the order in which facts count is the same in every run.
public struct WaitingFacts: Sendable, Equatable, Codable, Identifiable {
    static let onlyId = "waiting"

    /// Always `onlyId`: there is one.
    public let id: String
    var signals: [WaitingSignal]
    var acts: [WaitingAct]

    init(signals: [WaitingSignal] = [], acts: [WaitingAct] = []) {
        self.id = Self.onlyId
        self.signals = signals
        self.acts = acts
    }
}
