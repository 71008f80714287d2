import HTTPTypes

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

    var status: HTTPResponse.Status {
        switch self {
        case .away: .serviceUnavailable
        case .refused, .stale, .cancelled: .badRequest
        case .noRole: .forbidden
        }
    }

    func words(_ frame: PageFrame) -> (title: String, text: String) {
        switch self {
        case .away:
            (
                frame.text("Aanmelden kan nu even niet", "Signing in does not work right now"),
                frame.text(
                    "De dienst waar u zich aanmeldt geeft geen antwoord. Probeer het over een paar minuten opnieuw.",
                    "The service where you sign in does not answer. Try again in a few minutes.")
            )
        case .refused:
            (
                frame.text("Aanmelden is niet gelukt", "Signing in did not work"),
                frame.text(
                    "Probeer het opnieuw. Lukt het dan nog niet? Vraag het uw beheerder.",
                    "Try again. If it still does not work, ask your operator.")
            )
        case .stale:
            (
                frame.text("Aanmelden duurde te lang", "Signing in took too long"),
                frame.text("Begin opnieuw.", "Start again.")
            )
        case .cancelled:
            (
                frame.text("U bent niet aangemeld", "You are not signed in"),
                frame.text("Het aanmelden is afgebroken.", "Signing in was broken off.")
            )
        case .noRole:
            (
                frame.text("U heeft hier nog geen rol", "You have no role here yet"),
                frame.text(
                    "U bent aangemeld, maar u mag hier nog niets zien. Vraag uw beheerder om een rol.",
                    "You signed in, but you may not see anything here yet. Ask your operator for a role.")
            )
        }
    }
}
