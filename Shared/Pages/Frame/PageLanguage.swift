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
}
