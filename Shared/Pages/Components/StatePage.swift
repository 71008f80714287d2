/// The pages that say why there is nothing to see, each with what to do next.
public enum StatePage: Sendable {
    case notFound
    case notAllowed
    /// A service that does not answer, by its name.
    case away(PageText)
    case signInAway
    case sessionEnded(signIn: PageAddress)
    case signedOut(signIn: PageAddress)
    /// A fault in our program.
    /// - Parameter reference: under which the operator finds it in the log.
    case fault(reference: String?)

    public var title: PageText {
        switch self {
        case .notFound: PageText("Deze pagina bestaat niet", "This page does not exist")
        case .notAllowed: PageText("U mag dit niet zien", "You may not see this")
        case .away(let service): PageText("\(service.dutch) is even weg", "\(service.english) is away for a moment")
        case .signInAway: PageText("Inloggen lukt nu niet", "Signing in does not work right now")
        case .sessionEnded: PageText("U bent uitgelogd", "You were signed out")
        case .signedOut: PageText("U bent nu uitgelogd", "You are signed out now")
        case .fault: PageText("Er ging iets mis", "Something went wrong")
        }
    }

    /// Whether nobody is signed in.
    var isSignedOut: Bool {
        switch self {
        case .sessionEnded, .signedOut, .signInAway: true
        case .notFound, .notAllowed, .away, .fault: false
        }
    }

    var lead: PageText {
        switch self {
        case .notFound:
            PageText(
                "Misschien is het adres verkeerd, of is dit verplaatst.",
                "The address may be wrong, or this may have moved.")
        case .notAllowed:
            PageText(
                "Uw account heeft hier geen toegang toe. Dat ligt niet aan u.",
                "Your account has no access to this. It is not your fault.")
        case .away:
            PageText(
                "Dit onderdeel geeft geen antwoord. Er gaan geen gegevens verloren.",
                "This part does not answer. No data are lost.")
        case .signInAway:
            PageText(
                "De dienst waarmee u inlogt geeft geen antwoord. Doorstroom zelf werkt door.",
                "The service with which you sign in does not answer. Doorstroom itself goes on.")
        case .sessionEnded:
            PageText(
                "U was een tijd niet bezig. Daarom bent u uitgelogd: zo kan niemand anders verder op uw scherm.",
                "You were away for a while. That is why you were signed out: nobody else can go on at your screen.")
        case .signedOut:
            PageText("Niemand kan nu verder onder uw naam.", "Nobody can go on in your name now.")
        case .fault:
            PageText(
                "Dit is een fout in ons programma. Wat u eerder opsloeg, is bewaard.",
                "This is a fault in our program. What you saved before is kept.")
        }
    }

    var steps: [PageText] {
        switch self {
        case .notFound:
            [
                PageText("Controleer het adres.", "Check the address."),
                PageText("Of zoek vanaf de beginpagina.", "Or search from the start page."),
            ]
        case .notAllowed:
            [
                PageText(
                    "Hebt u dit nodig voor uw werk? Vraag de beheerder van uw organisatie om toegang.",
                    "Do you need this for your work? Ask the administrator of your organisation for access."),
                PageText(
                    "Hebt u meer dan één account? Log uit en kies het andere.",
                    "Do you have more than one account? Sign out and choose the other."),
            ]
        case .away, .signInAway:
            [
                PageText("Wacht een paar minuten en probeer het opnieuw.", "Wait a few minutes and try again."),
                PageText(
                    "Duurt het langer dan een kwartier? Bel de beheerder.",
                    "Does it take more than a quarter of an hour? Call the operator."),
            ]
        case .sessionEnded:
            [
                PageText(
                    "Log opnieuw in. U komt terug op deze pagina.", "Sign in again. You come back to this page.")
            ]
        case .signedOut:
            [
                PageText(
                    "Deelt u deze computer? Sluit dan ook uw browser.",
                    "Do you share this computer? Then close your browser too.")
            ]
        case .fault(let reference):
            [
                PageText("Probeer het over een minuut opnieuw.", "Try again in a minute."),
                reference == nil
                    ? PageText("Blijft het zo? Bel de beheerder.", "Does it stay like this? Call the operator.")
                    : PageText(
                        "Blijft het zo? Geef de beheerder het kenmerk door.",
                        "Does it stay like this? Give the operator the reference."),
            ]
        }
    }

    /// - Parameter page: the address that was asked for, where trying again makes sense.
    public func html(_ context: PageContext, home: PageAddress = "/", again page: PageAddress? = nil) -> HTML {
        var actions: [PageAction] = []
        switch self {
        case .sessionEnded(let signIn), .signedOut(let signIn):
            actions.append(PageAction(KitText.signIn.text, to: signIn, isPrimary: true))
        case .away, .signInAway, .fault:
            if let page { actions.append(PageAction(KitText.tryAgain.text, to: page, isPrimary: true)) }
            actions.append(PageAction(KitText.home.text, to: home))
        case .notFound, .notAllowed:
            actions.append(PageAction(KitText.home.text, to: home, isPrimary: true))
        }
        var reference: String?
        if case .fault(let given) = self { reference = given }
        return KitTemplate.state([
            "title": context.value(self.title), "lead": context.value(self.lead),
            "steps": .each(self.steps.map { ["text": context.value($0)] }),
            "actions": .html(PageAction.html(actions, context)),
            "reference": .text(ifAny: reference), "referenceName": context.value(.reference),
        ])
    }
}
