/// A step of the way to a page. The last one is the page itself.
public struct Breadcrumb: Sendable {
    let title: String
    let address: PageAddress

    public init(_ title: String, to address: PageAddress) {
        self.title = title
        self.address = address
    }
}
