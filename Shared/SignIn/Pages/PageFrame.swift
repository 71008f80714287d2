import Access
import HTTPTypes
import Hummingbird
import Pages
import ServiceKit

/// The part of a page that is the same for all pages of a service: its language, its links and who is signed in.
public struct PageFrame: Sendable {
    public let language: PageLanguage
    private let settings: SignInSettings
    private let path: String
    private let visit: Visit?

    init(_ request: Request, settings: SignInSettings, visit: Visit?) {
        self.language = PageLanguage(request)
        self.settings = settings
        self.path = request.uri.path
        self.visit = visit
    }

    /// - Parameters:
    ///   - content: rendered HTML, with its values already escaped.
    ///   - navigation: the service's own pages.
    public func page(
        title: String, content: String, navigation: [PageLayout.Link] = [], status: HTTPResponse.Status = .ok
    ) throws -> Response {
        var response = try PageLayout().page(
            title: title, language: self.language, navigation: navigation, content: content, path: self.path)
        response.status = status
        return response
    }

    /// - Parameter path: of the service, beginning with a slash.
    public func address(_ path: String) -> String { self.settings.publicURL.basePath + path }

    public func text(_ dutch: String, _ english: String) -> String { self.language.text(dutch, english) }
}
