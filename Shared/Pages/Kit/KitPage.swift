import HTTPTypes
import Hummingbird
import Vocabulary

/// All components on one page, with ordinary, long, empty and hostile content. For development: people look at it, and
/// the browser's checks run on it first.
public struct KitPage: Sendable {
    private let site: Site

    public init(site: Site = Site()) {
        self.site = site
    }

    /// `/kit`.
    public func response(_ language: PageLanguage, path: String = "/kit") -> Response {
        PageLayout(site: self.site).response(self.page(language, path: path), language)
    }

    /// A state page in the frame of the kit page, such as `/kit/not-allowed`.
    public func response(_ state: StatePage, status: HTTPResponse.Status, _ language: PageLanguage) -> Response {
        PageLayout(site: self.site).response(state, status: status, in: self.page(language, path: "/kit"), language)
    }

    func page(_ language: PageLanguage, path: String) -> Page {
        let context = PageContext(language, site: self.site)
        let title = PageText("Onderdelen van een pagina", "Parts of a page")
        let lead = PageText(
            "Alles waaruit een pagina bestaat, met gewone, lange, lege en vijandige inhoud.",
            "Everything that a page consists of, with ordinary, long, empty and hostile content.")
        let parts = Self.parts(context)
        let content = KitTemplate.kit([
            "contents": context.value(PageText("Inhoud", "Contents")),
            "parts": .each(parts.map { ["id": .text($0.id), "name": context.value($0.title)] }),
            "sections": .html(.joined(parts.map { $0.html(context) })),
        ])
        var page = Page(title: title(language), content: content, address: PageAddress(path))
        page.lead = lead(language)
        page.navigation = [
            PageLayout.Link(language.text("Overzicht", "Overview"), to: "/kit", isCurrent: false),
            PageLayout.Link(language.text("Onderdelen", "Parts"), to: "/kit", isCurrent: true),
            PageLayout.Link(language.text("Wachttijden", "Waiting times"), to: "/kit?page=3", isCurrent: false),
        ]
        page.breadcrumbs = [
            Breadcrumb(language.text("Beginpagina", "Start page"), to: "/"),
            Breadcrumb(title(language), to: "/kit"),
        ]
        page.banner = Banner(
            title: PageText("Proefomgeving.", "Development installation."),
            text: PageText("U bent niet echt ingelogd. Alle gegevens zijn verzonnen.", "All data are made up."))
        page.account = Account(
            name: "medewerker-12", role: PageText("Uitvoeringsteam", "Implementation team"), signOut: "/kit",
            token: "kit")
        return page
    }

    static func parts(_ context: PageContext) -> [PageSection] {
        [
            PageSection(id: "figures", PageText("Cijfers", "Figures"), content: Self.figures(context)),
            PageSection(
                id: "charts", PageText("Grafieken", "Charts"),
                lead: PageText(
                    "Elke grafiek zegt in de titel wat er te zien is.", "The title of each chart says what it shows."),
                content: Self.charts(context)),
            PageSection(
                id: "tables", PageText("Tabellen en lijsten", "Tables and lists"), content: Self.tables(context)),
            PageSection(id: "forms", PageText("Formulieren", "Forms"), content: Self.forms(context)),
            PageSection(id: "messages", PageText("Berichten", "Messages"), content: Self.messages(context)),
        ]
    }
}
