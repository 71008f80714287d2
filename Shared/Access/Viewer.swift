import Vocabulary

/// Who asks: a person who signed in, or a machine with a token.
public struct Viewer: Hashable, Sendable {
    public enum Identity: Hashable, Sendable {
        /// The provider's `sub`, and the name that it gives.
        case person(subject: String, name: String)
        /// The name of its token.
        case machine(String)
    }

    public let identity: Identity
    public let grants: [Grant]
    /// A machine's scopes.
    private let scopes: [DataKind: View]

    public init(subject: String, name: String, grants: [Grant]) {
        self.identity = .person(subject: subject, name: name)
        self.grants = grants
        self.scopes = [:]
    }

    public init(machine name: String, scopes: Scopes) {
        self.identity = .machine(name)
        self.grants = []
        self.scopes = scopes.views
    }

    public func sight(of kind: DataKind) -> Sight {
        self.grants.map { grant in
            let rule = AccessTable.rule(grant.role, kind)
            switch rule.reach {
            case .everybody: return Sight(ofAll: rule.view)
            case .ownParty: return Sight(ofAll: .nothing, ofParties: grant.party.map { [$0: rule.view] } ?? [:])
            }
        }.reduce(Sight(ofAll: self.scopes[kind] ?? .nothing)) { $0.joined(with: $1) }
    }

    public func may(_ act: Act) -> Bool { self.grants.contains { AccessTable.roles(for: act).contains($0.role) } }

    /// The seats that this person fills in the implementation team.
    public var seats: [Seat] { self.grants.compactMap(\.seat) }

    /// For the read log and for lists: the provider's subject, or `token:` and the token's name.
    public var id: String {
        switch self.identity {
        case .person(let subject, _): subject
        case .machine(let name): "token:\(name)"
        }
    }
}
