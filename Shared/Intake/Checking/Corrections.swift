import Contracts
import JSON
import Pipeline
import PostgresClient

/// Checks the events that other events correct: each has to be an accepted event of the same source about the same
/// subject.
enum Corrections {
    /// The subjects, by key, of those of these events that were accepted.
    static func subjects(of keys: [Hash128], on database: isolated PostgresConnection) throws -> [Hash128: String] {
        guard !keys.isEmpty else { return [:] }
        let rows = try database.query(
            """
            SELECT id_hash, payload FROM journal
            WHERE id_hash = ANY ($1::bytea[]) AND verdict = \(Verdict.accepted.rawValue)
            """, [keys.parameter]
        ).rows
        var subjects: [Hash128: String] = [:]
        for row in rows {
            guard let hash = Hash128(row[0].bytes), let payload = row[1].bytes else { continue }
            subjects[hash] = (try? JSONDocument(payload))?.root.text("subject")
        }
        return subjects
    }
}

extension ValidEvent {
    /// The key of the event that this event corrects.
    var correctedKey: Hash128? {
        self.corrects.map { Identifiers.eventKey(source: self.envelope.source, id: $0) }
    }

    /// - Parameters:
    ///   - corrected: the subjects of accepted events, by their keys.
    ///   - subject: the subject of the corrected event, when that event is stored in the same batch.
    func correctionFault(corrected: [Hash128: String], inSameBatch subject: String? = nil) -> Rejection? {
        guard let key = self.correctedKey, (corrected[key] ?? subject) != self.subject else { return nil }
        return Rejection(
            .correctionUnknown, at: "/corrects", expected: "the id of an accepted event of yours about this subject")
    }
}
