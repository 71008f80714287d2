/// The kit's own texts.
enum KitText: PageTextTable {
    case skipToContent, mainMenu, services, breadcrumbs, account, signOut, product
    case required, optional, errorSummary, choose, searchInList, found, nothingFound
    case csv, ascending, descending, sortedUp, sortedDown, tableOverflows
    case pages, previous, next
    case filters, applyFilters, clearFilters, activeFilters, removeFilter
    case target, source, definition, period, asTable, noFigure, missing, band, share, part, category
    case changed, refresh, updated, connectionLost
    case notice, warning, error, done
    case home, tryAgain, signIn, back, reference

    var text: PageText {
        switch self {
        case .skipToContent: PageText("Naar de inhoud", "Skip to content")
        case .mainMenu: PageText("Hoofdmenu", "Main menu")
        case .services: PageText("Onderdelen van Doorstroom", "Parts of Doorstroom")
        case .breadcrumbs: PageText("Kruimelpad", "Breadcrumbs")
        case .account: PageText("Uw account", "Your account")
        case .signOut: PageText("Uitloggen", "Sign out")
        case .product: PageText("Doorstroom", "Doorstroom")
        case .required: PageText("verplicht", "required")
        case .optional: PageText("mag leeg blijven", "optional")
        case .errorSummary: PageText("Er gaat iets niet goed", "There is a problem")
        case .choose: PageText("Kies", "Choose")
        case .searchInList: PageText("Zoek in de lijst", "Search the list")
        case .found: PageText("gevonden", "found")
        case .nothingFound: PageText("Niets gevonden", "Nothing found")
        case .csv: PageText("Download als CSV", "Download as CSV")
        case .ascending: PageText("sorteer oplopend", "sort ascending")
        case .descending: PageText("sorteer aflopend", "sort descending")
        case .sortedUp: PageText("oplopend gesorteerd", "sorted ascending")
        case .sortedDown: PageText("aflopend gesorteerd", "sorted descending")
        case .tableOverflows: PageText("Tabel, schuif opzij voor meer", "Table, scroll sideways for more")
        case .pages: PageText("Bladeren", "Pages")
        case .previous: PageText("Vorige", "Previous")
        case .next: PageText("Volgende", "Next")
        case .filters: PageText("Filteren", "Filter")
        case .applyFilters: PageText("Toon", "Show")
        case .clearFilters: PageText("Wis alle filters", "Clear all filters")
        case .activeFilters: PageText("Gekozen filters", "Active filters")
        case .removeFilter: PageText("Wis filter", "Remove filter")
        case .target: PageText("Doel", "Target")
        case .source: PageText("Bron", "Source")
        case .definition: PageText("Zo tellen we dit", "How we count this")
        case .period: PageText("Periode", "Period")
        case .asTable: PageText("Toon de cijfers als tabel", "Show the figures as a table")
        case .noFigure: PageText("geen cijfer", "no figure")
        case .missing: PageText("Er zijn nog geen cijfers", "There are no figures yet")
        case .band: PageText("Gekleurde band", "Coloured band")
        case .share: PageText("Aandeel", "Share")
        case .part: PageText("Deel", "Part")
        case .category: PageText("Onderwerp", "Subject")
        case .changed: PageText("Er is iets veranderd op deze pagina.", "Something on this page has changed.")
        case .refresh: PageText("Vernieuw de pagina", "Refresh the page")
        case .updated: PageText("Bijgewerkt", "Updated")
        case .connectionLost:
            PageText(
                "Deze pagina werkt zichzelf nu niet bij.", "This page does not update itself at the moment.")
        case .notice: PageText("Let op", "Note")
        case .warning: PageText("Waarschuwing", "Warning")
        case .error: PageText("Fout", "Error")
        case .done: PageText("Gelukt", "Done")
        case .home: PageText("Naar de beginpagina", "Go to the start page")
        case .tryAgain: PageText("Probeer het opnieuw", "Try again")
        case .signIn: PageText("Log opnieuw in", "Sign in again")
        case .back: PageText("Terug", "Back")
        case .reference: PageText("Kenmerk", "Reference")
        }
    }
}
