/// A part of a page under its heading.
public struct PageSection: PageComponent {
    let id: String
    let title: PageText
    let lead: PageText?
    let level: Int
    let content: [HTML]

    /// - Parameters:
    ///   - id: unique on the page.
    ///   - lead: a sentence or two under the heading.
    ///   - level: of the heading, 2 to 4.
    public init(id: String, _ title: PageText, lead: PageText? = nil, level: Int = 2, content: [HTML]) {
        self.id = id
        self.title = title
        self.lead = lead
        self.level = min(max(level, 2), 4)
        self.content = content
    }

    public func html(_ context: PageContext) -> HTML {
        KitTemplate.section([
            "id": .text(self.id), "title": context.value(self.title), "lead": context.value(self.lead),
            "level": .number(self.level), "content": .html(.joined(self.content)),
        ])
    }
}
