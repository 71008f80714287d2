import ServiceKit

/// The hosts under which the service answers. A page of a stranger that resolves its own name to our address sends that
/// name, and gets nothing.
struct AllowedHosts: Sendable {
    private let names: Set<String>
    let publicURL: PublicURL
    private let hasAnyPort: Bool

    /// - Parameters:
    ///   - further: names that machines use, such as `registration:8081` between containers.
    ///   - hasAnyPort: for a service that listens on a free port, which nobody knows beforehand.
    init(_ publicURL: PublicURL, further: [String], hasAnyPort: Bool = false) {
        self.publicURL = publicURL
        self.hasAnyPort = hasAnyPort
        self.names = Set(further.map { $0.lowercased() }).union([publicURL.authority])
    }

    func allow(_ authority: String?) -> Bool {
        guard let name = authority?.lowercased() else { return false }
        if self.names.contains(name) { return true }
        let host = name.lastIndex(of: ":").map { String(name[..<$0]) }
        return self.hasAnyPort && host.map(self.names.contains) == true
    }
}
