/// The reason why a message did not arrive, without the content of an answer.
public enum DeliveryProblem: Hashable, Sendable, Codable, CustomStringConvertible {
    case answered(status: Int)
    /// - Parameter to: host and path; `nil` when they cannot be read.
    case redirected(status: Int, to: String?)
    /// A page for people, such as a sign-in form, instead of a receiver of messages.
    case webPage(status: Int)
    case noAnswer(reason: String)

    /// Whether no message can arrive until an operator mends the channel, however often it is tried.
    public var isMisdirection: Bool {
        switch self {
        case .redirected, .webPage: true
        case .answered, .noAnswer: false
        }
    }

    /// For the log and the ledger.
    public var description: String {
        switch self {
        case .answered(let status): "the receiver answered \(status)"
        case .redirected(let status, let target):
            "the receiver answered \(status) and pointed to \(target ?? "an address that cannot be read")"
        case .webPage(let status): "the receiver answered \(status) with a web page"
        case .noAnswer(let reason): "the receiver could not be reached (\(reason))"
        }
    }

    /// For the page.
    public var dutch: String {
        switch self {
        case .answered(let status): "de ontvanger antwoordt met code \(status)"
        case .redirected(let status, let target):
            "de ontvanger antwoordt met code \(status) en verwijst naar \(target ?? "een onleesbaar adres")"
        case .webPage(let status): "de ontvanger antwoordt met een webpagina (code \(status))"
        case .noAnswer: "de ontvanger is niet te bereiken"
        }
    }
}
