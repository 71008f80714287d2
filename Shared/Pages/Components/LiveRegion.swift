/// A part of a page that follows changes while the page is open. Without the script it stays as it was sent.
///
/// The address answers with server-sent events named `change`. They hold no markup: the script asks for the page again
/// and takes this part of it, so that one place makes the markup and checks the permissions.
public struct LiveRegion: PageComponent {
    public enum Mode: String, Sendable {
        /// Replaces the part, unless somebody is working in it.
        case replace
        /// Says that something changed, with a link that refreshes the page.
        case notice
    }

    let id: String
    let address: PageAddress
    let mode: Mode
    let content: HTML

    /// - Parameters:
    ///   - id: unique on the page, and the same at every request.
    ///   - address: of the events.
    public init(id: String, _ address: PageAddress, _ mode: Mode, content: HTML) {
        self.id = id
        self.address = address
        self.mode = mode
        self.content = content
    }

    public func html(_ context: PageContext) -> HTML {
        KitTemplate.live([
            "id": .text(self.id), "address": context.value(self.address), "mode": .text(self.mode.rawValue),
            "content": .html(self.content),
        ])
    }
}
