import HTTPTypes
import Hummingbird
import Pages
import ServiceKit

/// How a sign-in ended that did not succeed.
enum SignInOutcome: CaseIterable, Sendable {
    /// The provider does not answer.
    case away
    /// What came back does not stand up.
    case refused
    /// It took too long, or began in another browser.
    case stale
    /// The person or the provider broke it off.
    case cancelled
    /// The provider knows the person, and gave no role of ours.
    case noRole

    func response(_ frame: PageFrame) -> Response {
        switch self {
        case .away: frame.response(.signInAway, status: .serviceUnavailable)
        case .noRole: frame.response(.notAllowed, status: .forbidden)
        case .refused: Self.page(frame, SignInText.refusedTitle, SignInText.refused)
        case .stale: Self.page(frame, SignInText.staleTitle, SignInText.stale)
        case .cancelled: Self.page(frame, SignInText.cancelledTitle, SignInText.cancelled)
        }
    }

    private static func page(_ frame: PageFrame, _ title: SignInText, _ text: SignInText) -> Response {
        var page = frame.page(
            title.text,
            Notice(
                .attention, text.text,
                actions: [PageAction(SignInText.signInAgain.text, to: "/sign-in", isPrimary: true)]
            ).html(frame.context))
        page.status = .badRequest
        return frame.response(page)
    }
}
