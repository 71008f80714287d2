/// Where the pages stand, and the other services beside this one.
public struct Site: Sendable {
    /// The path under which a proxy serves this service, such as `/meldingen`; empty at the root.
    public let basePath: String
    public let services: [ServiceLink]

    /// - Parameter basePath: with or without a slash at its end. One that is no path counts as the root.
    public init(basePath: String = "", services: [ServiceLink] = []) {
        let parts = basePath.split(separator: "/")
        let isPath = PageAddress("/" + parts.joined(separator: "/")).place == .page
        self.basePath = isPath && !parts.isEmpty ? "/" + parts.joined(separator: "/") : ""
        self.services = services
    }

    /// The one place where an address becomes the text of a link.
    public func link(_ address: PageAddress) -> String {
        address.place == .page ? self.basePath + address.text : address.text
    }
}
