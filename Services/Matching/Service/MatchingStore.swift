import MatchingDomain
import Pipeline
import PostgresClient
import Vocabulary

/// Matching's records in the database, and the table that ensures that no candidate is in two presentations.
enum MatchingStore {
    static func load(on database: isolated PostgresConnection) throws -> MatchingState {
        try EntityStore.load(on: database)
    }

    static func save(_ changes: RecordSet, on database: isolated PostgresConnection) throws {
        try EntityStore.save(changes, on: database)
        try self.savePendingCandidates(of: changes.all(Presentation.self), on: database)
    }

    /// The primary key of `standing` ensures, at every commit, that no candidate is in two presentations that have not
    /// ended.
    private static func savePendingCandidates(
        of presentations: [Presentation], on database: isolated PostgresConnection
    ) throws {
        guard !presentations.isEmpty else { return }
        try database.query(
            "DELETE FROM standing WHERE presentation_id = ANY ($1::text[])", [.texts(presentations.map(\.id))])
        let pending = presentations.filter { $0.state != .ended }.flatMap { presentation in
            presentation.candidates.filter { $0.result == .pending }.map { ($0.applicationId, presentation.id) }
        }
        try database.query(
            "INSERT INTO standing (application_id, presentation_id) SELECT * FROM unnest($1::text[], $2::text[])",
            [.texts(pending.map(\.0)), .texts(pending.map(\.1))])
    }
}
