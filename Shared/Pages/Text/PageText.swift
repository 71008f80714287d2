/// A text in both languages of the pages, Dutch first.
public struct PageText: Sendable, Hashable {
    public let dutch: String
    public let english: String

    public init(_ dutch: String, _ english: String) {
        self.dutch = dutch
        self.english = english
    }

    /// A name that is the same in both languages, such as that of an institution or `2019-Q3`.
    public init(same text: String) {
        self.init(text, text)
    }

    public func callAsFunction(_ language: PageLanguage) -> String { language.text(self.dutch, self.english) }
}
