/// What every component needs to know about its page: the language and where the site stands.
public struct PageContext: Sendable {
    public let language: PageLanguage
    public let site: Site

    public init(_ language: PageLanguage, site: Site = Site()) {
        self.language = language
        self.site = site
    }

    public func text(_ text: PageText) -> String { text(self.language) }

    func value(_ text: PageText?) -> TemplateValue { .text(ifAny: text.map { $0(self.language) }) }
    func value(_ text: KitText) -> TemplateValue { .text(text(self.language)) }
    func value(_ address: PageAddress?) -> TemplateValue { .text(ifAny: address.map(self.site.link)) }
}
