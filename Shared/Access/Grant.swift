import Vocabulary

/// A role that a person has, with the party or the seat for which it holds.
public struct Grant: Hashable, Sendable {
    public let role: Role
    /// The partner's id of the institution or corporation.
    public let party: String?
    /// The seat of a member of the implementation team.
    public let seat: Seat?

    /// - Returns: `nil` for a role that needs a party or a seat and has none: it would show and allow too much or
    ///   nothing.
    public init?(_ role: Role, party: String? = nil, seat: Seat? = nil) {
        guard !role.needsParty || party.map(Self.isParty) == true, role != .teamMember || seat != nil else {
            return nil
        }
        self.role = role
        self.party = role.needsParty ? party : nil
        self.seat = role == .teamMember ? seat : nil
    }

    /// Reads it as claims and commands write it: `team-member:gemeente-1`, `institution-worker:lister`, `auditor`.
    ///
    /// - Returns: `nil` for an unknown role, a role without the party or seat that it needs, and a role that has none but
    ///   names one: the author meant a narrower role than there is.
    public init?(text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let role = parts.first.flatMap(Role.init) else { return nil }
        let rest = parts.count == 2 ? parts[1] : nil
        guard rest == nil || role.needsParty || role == .teamMember else { return nil }
        self.init(role, party: rest, seat: rest.flatMap { Seat($0) })
    }

    /// The form of partners' ids; a claim with anything else names no partner.
    private static func isParty(_ id: String) -> Bool {
        !id.isEmpty && id.utf8.count <= 40
            && id.utf8.allSatisfy {
                $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
            }
    }

    public var text: String {
        [self.role.rawValue, self.party ?? self.seat?.id].compactMap(\.self).joined(separator: ":")
    }
}
