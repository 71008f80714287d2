import Pages

/// The texts of signing in and out, and of refused requests.
enum SignInText: PageTextTable {
    case signIn
    case signInAgain
    case goOn
    case send
    case otherAddressTitle
    case otherSiteTitle
    case otherSite
    case onceMoreTitle
    case onceMoreSignedOut
    case onceMoreSignedIn
    case closedTitle
    case closed
    case refusedTitle
    case refused
    case staleTitle
    case stale
    case cancelledTitle
    case cancelled
    case signingOutTitle
    case signingOut
    case trialTitle
    case trial
    case trialBannerTitle
    case trialBanner
    case role
    case roleHint
    case party
    case partyHint
    case seat
    case seatHint
    case chooseRole
    case chooseParty
    case chooseSeat
    case tooOld
    case startTitle
    case start
    case nothingToRead

    var text: PageText {
        switch self {
        case .signIn: PageText("Inloggen", "Sign in")
        case .signInAgain: PageText("Opnieuw inloggen", "Sign in again")
        case .goOn: PageText("Ga verder", "Go on")
        case .send: PageText("Verstuur", "Send")
        case .otherAddressTitle:
            PageText("Deze pagina staat op een ander adres", "This page is at another address")
        case .otherSiteTitle: PageText("Dit kwam van een andere website", "This came from another website")
        case .otherSite:
            PageText(
                "Er is niets veranderd. Open de pagina zelf en probeer het opnieuw.",
                "Nothing has changed. Open the page yourself and try again.")
        case .onceMoreTitle: PageText("Verstuur het nog een keer", "Send it once more")
        case .onceMoreSignedOut:
            PageText(
                "U was uitgelogd. Er is nog niets veranderd, en wat u invulde is er nog. Log in in een nieuw tabblad. "
                    + "Klik daarna hier op ‘Verstuur’.",
                "You were signed out. Nothing has changed yet, and what you filled in is still here. Sign in in a new "
                    + "tab. Then press ‘Send’ here.")
        case .onceMoreSignedIn:
            PageText(
                "U vulde dit in voordat u opnieuw inlogde. Er is nog niets veranderd. Wilt u het versturen?",
                "You filled this in before you signed in again. Nothing has changed yet. Do you want to send it?")
        case .closedTitle: PageText("Inloggen kan hier niet", "You cannot sign in here")
        case .closed:
            PageText(
                "De beheerder heeft inloggen nog niet aangezet (DOORSTROOM_SIGNIN).",
                "The operator has not turned the sign-in on (DOORSTROOM_SIGNIN).")
        case .refusedTitle: PageText("Inloggen is niet gelukt", "Signing in did not work")
        case .refused:
            PageText(
                "Probeer het opnieuw. Lukt het dan nog niet? Vraag het uw beheerder.",
                "Try again. If it still does not work, ask your operator.")
        case .staleTitle: PageText("Inloggen duurde te lang", "Signing in took too long")
        case .stale: PageText("Begin opnieuw.", "Start again.")
        case .cancelledTitle: PageText("U bent niet ingelogd", "You are not signed in")
        case .cancelled: PageText("Het inloggen is afgebroken.", "Signing in was broken off.")
        case .signingOutTitle: PageText("U bent uitgelogd", "You are signed out")
        case .signingOut:
            PageText(
                "U gaat nu naar de dienst waar u inlogde, om daar ook uit te loggen.",
                "You now go to the service where you signed in, to sign out there as well.")
        case .trialBannerTitle: PageText("Proefomgeving.", "Trial installation.")
        case .trialBanner:
            PageText(
                "Iedereen op deze computer kan hier inloggen als wie dan ook.",
                "Everybody on this machine can sign in here as anybody.")
        case .trialTitle: PageText("Inloggen om uit te proberen", "Sign in to try it out")
        case .trial: PageText("Kies wie u wilt zijn.", "Choose who you want to be.")
        case .role: PageText("Rol", "Role")
        case .roleHint: PageText("Wat u ziet hangt hiervan af.", "It decides what you see.")
        case .party: PageText("Organisatie", "Organisation")
        case .partyHint: PageText("Voor zorginstellingen en corporaties.", "For institutions and corporations.")
        case .seat: PageText("Plek in het uitvoeringsteam", "Seat in the team")
        case .seatHint:
            PageText("Voor leden van het uitvoeringsteam.", "For members of the implementation team.")
        case .chooseRole: PageText("Kies een rol.", "Choose a role.")
        case .chooseParty:
            PageText("Kies bij welke organisatie u werkt.", "Choose the organisation you work for.")
        case .chooseSeat: PageText("Kies uw plek in het uitvoeringsteam.", "Choose your seat in the team.")
        case .startTitle: PageText("Wat u hier kunt lezen", "What you can read here")
        case .start:
            PageText(
                "Dit onderdeel heeft nog geen eigen pagina’s. Deze lijsten zijn er, als JSON.",
                "This part has no pages of its own yet. These lists are here, as JSON.")
        case .nothingToRead: PageText("Er is hier niets wat u mag lezen.", "There is nothing here that you may read.")
        case .tooOld: PageText("De pagina was te oud. Kies opnieuw.", "The page was too old. Choose again.")
        }
    }
}
