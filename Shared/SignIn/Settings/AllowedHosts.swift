import ServiceKit

/// The hosts under which the service answers. A page of a stranger that resolves its own name to our address sends that
/// name, and gets nothing.
struct AllowedHosts: Sendable {
    private let names: Set<String>
    let publicURL: PublicURL

    /// - Parameter further: names that machines use, such as `registration:8081` between containers.
    init(_ publicURL: PublicURL, further: [String]) {
        self.publicURL = publicURL
        self.names = Set(further.map { $0.lowercased() }).union([publicURL.authority])
    }

    func allow(_ authority: String?) -> Bool { authority.map { self.names.contains($0.lowercased()) } ?? false }
}
