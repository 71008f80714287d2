/// A link to one of the four services, for the bar that they share.
public struct ServiceLink: Sendable, Hashable {
    public let title: PageText
    public let address: PageAddress
    public let isCurrent: Bool

    public init(_ title: PageText, to address: PageAddress, isCurrent: Bool = false) {
        self.title = title
        self.address = address
        self.isCurrent = isCurrent
    }

    /// The services in the order of the bar, with the names that people see.
    private static let names: [(id: String, title: PageText)] = [
        ("registration", PageText("Registratie", "Registration")), ("matching", PageText("Matching", "Matching")),
        ("monitoring", PageText("Monitoring", "Monitoring")), ("escalation", PageText("Meldingen", "Alerts")),
    ]

    /// Links from a configuration such as `registration=/registratie/,escalation=https://example.org/`.
    ///
    /// - Parameter current: the service whose page it is.
    /// - Returns: `nil` when a part names no service, or an address that a page cannot link to.
    public static func parse(_ text: String, current: String) -> [ServiceLink]? {
        var found: [String: PageAddress] = [:]
        for part in text.split(separator: ",") {
            let halves = part.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != " " } }
            guard halves.count == 2, Self.names.contains(where: { $0.id == halves[0] }) else { return nil }
            let address = PageAddress.onHost(halves[1])
            guard address.place == .complete else { return nil }
            found[halves[0]] = address
        }
        return Self.names.compactMap { id, title in
            found[id].map { ServiceLink(title, to: $0, isCurrent: id == current) }
        }
    }
}
