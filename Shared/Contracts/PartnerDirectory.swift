/// All partners of an installation.
public struct PartnerDirectory: Sendable, Equatable {
    private let partners: [String: Partner]

    public init(_ partners: [Partner]) {
        self.partners = Dictionary(partners.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    public subscript(id: String) -> Partner? { self.partners[id] }

    public var all: [Partner] { self.partners.values.sorted { $0.id < $1.id } }

    public func owner(ofSource source: String) -> Partner? {
        let prefix = Partner.sourcePrefix
        guard source.hasPrefix(prefix) else { return self.partners.values.first { $0.owns(source: source) } }
        return self.partners[String(source.dropFirst(prefix.count).prefix { $0 != ":" })]
    }
}
