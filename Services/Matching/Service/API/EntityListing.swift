import Contracts
import Foundation
import JSON
import PostgresClient

/// One list of the read API: the path, the entities that are in it, and the form in which they are shown.
struct EntityListing: Sendable {
    let route: ReadRoute
    let query: String
    let answer: @Sendable ([PostgresRow]) throws -> JSONValue

    /// - Parameters:
    ///   - condition: SQL over the table `entity`, without words of others.
    ///   - columns: the part of a document that the entity is read from.
    init<Entity: Decodable & Sendable>(
        _ path: String, _ operationId: String, _ summary: String, of form: AnswerForm<Entity>, where condition: String,
        columns: String = "document", order: String = "id"
    ) {
        self.route = .list(path, operationId, summary, of: form)
        self.query = "SELECT \(columns) FROM entity WHERE \(condition) ORDER BY \(order)"
        self.answer = { rows in
            let decoder = JSONDecoder()
            return .array(
                try rows.map { row in
                    form.json(try decoder.decode(Entity.self, from: Data((row[0].text ?? "").utf8)))
                })
        }
    }
}
