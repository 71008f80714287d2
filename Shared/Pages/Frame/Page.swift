import HTTPTypes

/// All that the layout shows around a page's content.
public struct Page: Sendable {
    public var title: String
    public var content: HTML
    /// A sentence or two under the title.
    public var lead: String?
    /// Whether the layout writes the title above the content. Otherwise the content has an `h1` of its own.
    public var showsTitle = true
    /// The page's own address, with its filters; the link to the other language keeps them.
    public var address: PageAddress
    public var status: HTTPResponse.Status = .ok
    /// The pages of this service.
    public var navigation: [PageLayout.Link] = []
    public var breadcrumbs: [Breadcrumb] = []
    public var banner: Banner?
    public var account: Account?
    /// Where the site's name leads to.
    public var home: PageAddress = "/"

    public init(title: String, content: HTML, address: PageAddress) {
        self.title = title
        self.content = content
        self.address = address
    }
}
