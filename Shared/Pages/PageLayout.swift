import Hummingbird
import Mustache
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

    private let template: MustacheTemplate

    /// Parsed once, for every page.
    private static let parsed = Result { try MustacheTemplate(string: Self.source) }

    public init() throws {
        self.template = try Self.parsed.get()
    }

    /// - Parameter content: rendered HTML, with its values already escaped.
    public func page(
        title: String, language: PageLanguage, navigation: [Link], content: String, path: String
    ) -> Response {
        let values: [String: Any] = [
            "title": title, "language": language.rawValue, "content": content,
            "skip": language.text("Naar de inhoud", "Skip to content"),
            "product": "Doorstroom", "mainMenu": language.text("Hoofdmenu", "Main menu"),
            "navigation": navigation.map { link -> [String: Any] in
                ["title": link.title, "address": link.address, "current": link.isCurrent]
            },
            "otherLanguage": language.other.rawValue, "otherName": language.other.name,
            "otherAddress": "\(path)?lang=\(language.other.rawValue)",
        ]
        return Response(
            status: .ok, headers: PageHeaders.html,
            body: ResponseBody(byteBuffer: ByteBuffer(string: self.template.render(values))))
    }

    private static let source = """
        <!doctype html>
        <html lang="{{language}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{title}} – {{product}}</title>
        <link rel="stylesheet" href="/assets/doorstroom.css">
        <link rel="stylesheet" href="/assets/theme.css">
        </head>
        <body>
        <a class="skip-link" href="#inhoud">{{skip}}</a>
        <header class="page-header"><div class="page-width">
        <p class="product">{{product}}</p>
        <nav aria-label="{{mainMenu}}"><ul class="navigation">
        {{#navigation}}<li><a href="{{address}}"{{#current}} aria-current="page"{{/current}}>{{title}}</a></li>{{/navigation}}
        <li class="language"><a href="{{otherAddress}}" lang="{{otherLanguage}}" hreflang="{{otherLanguage}}">{{otherName}}</a></li>
        </ul></nav></div></header>
        <main id="inhoud" class="page-width" tabindex="-1">
        {{{content}}}
        </main>
        </body>
        </html>
        """
}
