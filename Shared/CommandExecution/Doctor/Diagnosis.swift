/// One line of `doctor`'s findings.
public struct Diagnosis: Sendable, Equatable {
    public enum State: String, Sendable {
        case right = "ok"
        case wrong = "WRONG"
        /// It works, but a better setting exists.
        case advice
        case doesNotApply = "-"
    }

    public let state: State
    public let text: String
    /// The command or setting that corrects it.
    public let remedy: String?

    init(_ state: State, _ text: String, remedy: String? = nil) {
        self.state = state
        self.text = text
        self.remedy = remedy
    }

    static func right(_ text: String) -> Diagnosis { Diagnosis(.right, text) }
    static func wrong(_ text: String, remedy: String) -> Diagnosis { Diagnosis(.wrong, text, remedy: remedy) }
    static func advice(_ text: String, remedy: String) -> Diagnosis { Diagnosis(.advice, text, remedy: remedy) }
    static func doesNotApply(_ text: String) -> Diagnosis { Diagnosis(.doesNotApply, text) }

    public var line: String {
        let head = self.state.rawValue.padding(to: 7) + self.text
        return self.remedy.map { "\(head)\n         → \($0)" } ?? head
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String {
        self + String(repeating: " ", count: Swift.max(1, width - self.count))
    }
}
