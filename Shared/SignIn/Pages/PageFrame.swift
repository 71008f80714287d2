import Access
import Contracts
import HTTPTypes
import Hummingbird
import Pages
import ServiceKit
import Vocabulary

/// The part of a page that is the same for all pages of a service: its language, its site and who is signed in.
public struct PageFrame: Sendable {
    public let language: PageLanguage
    /// For the page's components.
    public let context: PageContext
    private let request: Request
    private let settings: SignInSettings
    private let visit: Visit?

    /// - Parameter visit: `nil` for a page that is the same for everybody.
    init(_ request: Request, settings: SignInSettings, visit: Visit?) {
        self.language = PageLanguage(request)
        self.context = PageContext(self.language, site: settings.site)
        self.request = request
        self.settings = settings
        self.visit = visit
    }

    /// A page with its title, the development sign-in's banner and the account of the person who looks.
    public func page(_ title: PageText, _ content: HTML) -> Page {
        let query = self.request.uri.query.map { "?\($0)" } ?? ""
        var page = Page(
            title: title(self.language), content: content,
            address: PageAddress(self.request.uri.path + query).with([("lang", nil)]))
        if self.settings.means == .development { page.banner = Self.banner }
        page.account = self.account
        return page
    }

    public func response(_ page: Page) -> Response {
        var response = PageLayout(site: self.settings.site).response(page, self.language)
        self.language.remember(self.request, in: &response)
        return response
    }

    /// A page that says why there is nothing to see.
    func response(_ state: StatePage, status: HTTPResponse.Status) -> Response {
        PageLayout(site: self.settings.site).response(
            state, status: status, in: self.page(state.title, .empty), self.language)
    }

    private static let banner = Banner(title: SignInText.trialBannerTitle.text, text: SignInText.trialBanner.text)

    private var account: Account? {
        guard let visit = self.visit, let session = visit.session, case .person(_, let name) = visit.viewer.identity
        else { return nil }
        let grants = visit.viewer.grants
        // Each role once, with the seats or parties for which it holds.
        func words(_ name: (Role) -> String, _ place: (Grant) -> String?) -> String {
            Role.allCases.filter { role in grants.contains { $0.role == role } }.map { role in
                let places = grants.filter { $0.role == role }.compactMap(place).joined(separator: "; ")
                return name(role) + (places.isEmpty ? "" : ": " + places)
            }.joined(separator: " · ")
        }
        let role = PageText(
            words(\.dutchName) { $0.seat?.dutchName ?? $0.party },
            words(\.englishName) { $0.seat?.englishName ?? $0.party })
        return Account(name: name, role: role, signOut: "/sign-out", token: session.formToken)
    }
}
