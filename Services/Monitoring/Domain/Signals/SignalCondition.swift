import Vocabulary

/// What a rule finds on a day: this signal ought to be up.
struct SignalCondition: Sendable, Equatable {
    let kind: SignalKind
    let subject: String
    let severity: SignalSeverity
    let figures: [SignalFigure]
    let sentence: String

    var key: String { Self.key(self.kind, self.subject) }

    static func key(_ kind: SignalKind, _ subject: String) -> String { "\(kind.rawValue)|\(subject)" }
}
