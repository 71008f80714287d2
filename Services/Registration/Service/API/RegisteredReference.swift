import Contracts
import PostgresClient
import RegistrationDomain
import Vocabulary

/// A registered application or dwelling, with its standing as Matching states it.
struct RegisteredReference: Sendable {
    let kind: ReferenceKind
    let id: String
    let owner: String
    let state: ReferenceState
    /// `StandingView.initial` or a state that Matching names.
    let standing: String
    let since: CalendarDate?
    /// The presentation that led to the standing; `nil` when none did.
    let presentationId: String?
    /// For an application its dwelling; for a placed dwelling its application.
    let otherId: String?
    /// The corporation to which an application is presented at the moment.
    let presentedTo: String?

    /// - Returns: `nil` for a reference that is not registered.
    static func read(
        _ kind: ReferenceKind, _ id: String, on connection: PostgresConnection
    ) async throws -> RegisteredReference? {
        let row = try await connection.query(
            """
            SELECT r.owner, r.state, r.facts, COALESCE(s.state, $3) AS standing, s.presentation, s.other,
                to_char(s.since, 'YYYY-MM-DD') AS since, d.owner AS corporation,
                (SELECT to_char(max(day), 'YYYY-MM-DD') FROM region) AS today
            FROM registered r LEFT JOIN standing s ON s.kind = r.kind AND s.id = r.id
                LEFT JOIN registered d ON d.kind = 'dwelling' AND d.id = s.other
                    AND s.kind = 'application' AND s.state = 'presented'
            WHERE r.kind = $1 AND r.id = $2
            """, [.text(kind.rawValue), .text(id), .text(StandingView.initial)]
        ).first
        guard let row, let owner = row["owner"].text, let standing = row["standing"].text else { return nil }
        func day(_ name: String) -> CalendarDate? { row[name].text.flatMap { CalendarDate($0) } }
        let isFree = standing == StandingView.initial
        return RegisteredReference(
            kind: kind, id: id, owner: owner,
            // An end in the future does not count yet.
            state: StandingView.state(
                row["state"].text.flatMap(ReferenceState.init) ?? .open,
                try row["facts"].bytes.map(RegistryStore.facts) ?? .none, on: day("today")),
            standing: standing, since: day("since"), presentationId: isFree ? nil : row["presentation"].text,
            otherId: isFree ? nil : row["other"].text, presentedTo: row["corporation"].text)
    }
}
