import Contracts
import Foundation
import JSON
import PostgresClient

/// One list of the read API: its path, its entities and their form.
struct EntityListing: Sendable {
    let route: ReadRoute
    let query: String
    let answer: @Sendable ([PostgresRow]) throws -> JSONValue

    /// - Parameters:
    ///   - condition: SQL over the table `entity`; it must not contain input from outside.
    ///   - columns: the SQL expression for the part of the document to decode.
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
