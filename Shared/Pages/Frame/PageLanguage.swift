import Hummingbird
import ServiceKit

/// The language of a page: Dutch unless the request asks for English.
public enum PageLanguage: String, Sendable, CaseIterable {
    case dutch = "nl"
    case english = "en"

    public var other: PageLanguage { self == .dutch ? .english : .dutch }
    public var name: String { self == .dutch ? "Nederlands" : "English" }

    public func text(_ dutch: String, _ english: String) -> String { self == .dutch ? dutch : english }

    /// `?lang=` overrides the cookie that remembers the language.
    public init(_ request: Request) {
        let asked = request.uri.queryParameters["lang"].map(String.init)
        let remembered = request.cookies["lang"]?.value
        self = (asked ?? remembered).flatMap(PageLanguage.init) ?? .dutch
    }

    /// Lets the browser remember the language when the request asked for one.
    public func remember(_ request: Request, in response: inout Response) {
        guard request.uri.queryParameters["lang"] != nil else { return }
        response.setCookie(Cookie(name: "lang", value: self.rawValue, path: "/", sameSite: .lax))
    }
}
