import Access
import Contracts
import Pipeline
import PostgresClient

/// The partners whose people have no access to this service, whatever the provider says of them.
public enum ClosedParties {
    public static func close(_ party: String, on connection: PostgresConnection) async throws {
        try await connection.query(
            "INSERT INTO closed_party (party) VALUES ($1) ON CONFLICT DO NOTHING", [.text(party)])
    }

    public static func open(_ party: String, on connection: PostgresConnection) async throws {
        try await connection.query("DELETE FROM closed_party WHERE party = $1", [.text(party)])
    }

    public static func list(on connection: PostgresConnection) async throws -> [String] {
        try await connection.query("SELECT party FROM closed_party ORDER BY party").rows.compactMap { $0[0].text }
    }
}

extension Grant {
    /// The partner for which the role holds: the grant's own, or the only one that has such people.
    var partner: String? {
        switch self.role {
        case .institutionWorker, .institutionManager, .corporationWorker, .corporationManager: self.party
        case .allocationOffice: "vierde-huis"
        case .association: "beter-wonen"
        case .municipalityPolicy, .municipalityFigures: "gemeente-utrecht"
        case .teamMember: Topics.implementationTeam
        // They belong to the agreement, not to a partner.
        case .administrator, .auditor, .operator: nil
        }
    }
}

extension [Grant] {
    /// The grants that are not for one of the partners.
    func without(_ closed: Set<String>) -> [Grant] { self.filter { !($0.partner.map(closed.contains) ?? false) } }
}
