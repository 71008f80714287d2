import Vocabulary

/// The finding of a rule on a day: a signal that should be raised.
struct SignalCondition: Sendable, Equatable {
    let kind: SignalKind
    let subject: String
    let severity: SignalSeverity
    let figures: [SignalFigure]
    let sentence: String

    var key: String { Self.key(self.kind, self.subject) }

    static func key(_ kind: SignalKind, _ subject: String) -> String { "\(kind.rawValue)|\(subject)" }
}
