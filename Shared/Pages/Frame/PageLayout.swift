import HTTPTypes
import Hummingbird
import ServiceKit

/// One layout for the pages of all four services: semantic HTML, no script needed, no request to other hosts.
public struct PageLayout: Sendable {
    /// A link of the navigation bar.
    public struct Link: Sendable {
        public let title: String
        public let address: String
        public let isCurrent: Bool

        public init(_ title: String, to address: String, isCurrent: Bool) {
            self.title = title
            self.address = address
            self.isCurrent = isCurrent
        }
    }

    private let site: Site

    public init(site: Site) {
        self.site = site
    }

    public func response(_ page: Page, _ language: PageLanguage) -> Response {
        Response(
            status: page.status, headers: PageHeaders.html,
            body: ResponseBody(byteBuffer: ByteBuffer(string: self.html(page, language).markup)))
    }

    /// A page that says why there is nothing to see.
    ///
    /// - Parameter page: as asked for; the state's title and content take the place of its own. After the end of a
    ///   session it shows no account.
    public func response(
        _ state: StatePage, status: HTTPResponse.Status, in page: Page, _ language: PageLanguage
    ) -> Response {
        var shown = page
        shown.title = state.title(language)
        shown.showsTitle = false
        shown.status = status
        shown.breadcrumbs = []
        shown.navigation = page.navigation.map { Link($0.title, to: $0.address, isCurrent: false) }
        if state.isSignedOut { shown.account = nil }
        shown.content = state.html(PageContext(language, site: self.site), home: page.home, again: page.address)
        return self.response(shown, language)
    }

    /// The whole document.
    public func html(_ page: Page, _ language: PageLanguage) -> HTML {
        let context = PageContext(language, site: self.site)
        return KitTemplate.layout([
            "title": .text(page.title), "showsTitle": .flag(page.showsTitle),
            "lead": .text(ifAny: page.lead), "language": .text(language.rawValue), "content": .html(page.content),
            "skip": context.value(.skipToContent), "product": context.value(.product),
            "home": context.value(page.home),
            "styles": .each(PageAsset.styles.map { ["address": .text(self.site.link($0))] }),
            "script": context.value(PageAsset.script.address), "icon": context.value(PageAsset.icon.address),
            "mainMenu": context.value(.mainMenu), "servicesMenu": context.value(.services),
            "services": .group(
                ifAny: self.site.services.map { service in
                    [
                        "title": context.value(service.title), "address": context.value(service.address),
                        "current": .flag(service.isCurrent),
                    ]
                }),
            "navigation": .group(
                ifAny: page.navigation.map { link in
                    [
                        "title": .text(link.title), "address": context.value(PageAddress(link.address)),
                        "current": .flag(link.isCurrent),
                    ]
                }),
            "otherLanguage": .text(language.other.rawValue), "otherName": .text(language.other.name),
            "otherAddress": context.value(page.address.with([("lang", language.other.rawValue)])),
            "crumbs": .html(ifAny: Self.crumbs(page.breadcrumbs, context)),
            "banner": page.banner.map { banner in
                .group(["title": context.value(banner.title), "text": context.value(banner.text)])
            } ?? .none,
            "account": page.account.map { .group(Self.values($0, context)) } ?? .none,
            "changed": context.value(.changed), "refresh": context.value(.refresh),
            "updated": context.value(.updated), "connectionLost": context.value(.connectionLost),
            "searchInList": context.value(.searchInList), "found": context.value(.found),
        ])
    }

    private static func crumbs(_ crumbs: [Breadcrumb], _ context: PageContext) -> HTML? {
        guard !crumbs.isEmpty else { return nil }
        return KitTemplate.crumbs([
            "label": context.value(.breadcrumbs),
            "crumbs": .each(
                crumbs.enumerated().map { index, crumb in
                    [
                        "title": .text(crumb.title), "address": context.value(crumb.address),
                        "last": .flag(index == crumbs.count - 1),
                    ]
                }),
        ])
    }

    private static func values(_ account: Account, _ context: PageContext) -> [String: TemplateValue] {
        [
            "label": context.value(.account), "name": .text(account.name), "role": context.value(account.role),
            "action": context.value(account.signOut), "token": .text(account.token), "button": context.value(.signOut),
        ]
    }
}
