/// The kinds of partner, which decide who may send which event (requirements, "Who is who").
public enum PartnerKind: String, CaseIterable, Sendable, Codable {
    case institution
    case corporation
    /// A private or municipal owner of dwellings.
    case landlord
    case allocationOffice = "allocation-office"
    /// Beter Wonen, the association of the institutions.
    case association
    case municipality
    case implementationTeam = "implementation-team"
    /// The simulated calendar of an installation that does not follow the clock.
    case calendar
}

/// A party that writes one topic and reads one topic.
public struct Partner: Hashable, Sendable, Codable, Identifiable {
    /// Lower-case letters, digits and hyphens: the last part of its topics' names.
    public let id: String
    public let kind: PartnerKind
    public let name: String

    public init(id: String, kind: PartnerKind, name: String) {
        self.id = id
        self.kind = kind
        self.name = name
    }

    /// The `source` its events carry; a system of the partner may follow after a further colon.
    public var source: String { "urn:nld:doorstroom:\(self.id)" }

    public func owns(source: String) -> Bool {
        source == self.source || source.hasPrefix(self.source + ":")
    }
}

/// All partners of an installation.
public struct PartnerDirectory: Sendable {
    private let partners: [String: Partner]

    public init(_ partners: [Partner]) {
        self.partners = Dictionary(partners.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    public subscript(id: String) -> Partner? { self.partners[id] }

    public var all: [Partner] { self.partners.values.sorted { $0.id < $1.id } }

    public func owner(ofSource source: String) -> Partner? {
        let prefix = "urn:nld:doorstroom:"
        guard source.hasPrefix(prefix) else { return nil }
        return self.partners[String(source.dropFirst(prefix.count).prefix { $0 != ":" })]
    }
}
