import Access
import Contracts
import Foundation
import JSON
import PostgresClient
import SignIn

/// One list of the read API: its path, its entities, their form, and the part of them that a viewer sees.
struct EntityListing: Sendable {
    let route: ReadRoute
    let kind: DataKind
    let query: String
    /// The list, and the references to persons in it.
    let answer: @Sendable ([PostgresRow], Sight) throws -> (list: JSONValue, persons: [String])

    /// - Parameters:
    ///   - condition: SQL over the table `entity`; it must not contain input from outside.
    ///   - columns: the SQL expression for the part of the document to decode.
    ///   - seen: the entity as a viewer sees it; `nil` when the viewer does not see it.
    init<Entity: Decodable & Sendable>(
        _ path: String, _ operationId: String, _ summary: String, _ kind: DataKind, of form: AnswerForm<Entity>,
        where condition: String, columns: String = "document", order: String = "id",
        seen: @escaping @Sendable (Entity, Sight) -> (Entity, View)? = { ($0, $1.view()) }
    ) {
        self.route = .list(path, operationId, summary, of: form)
        self.kind = kind
        self.query = "SELECT \(columns) FROM entity WHERE \(condition) ORDER BY \(order)"
        self.answer = { rows, sight in
            let decoder = JSONDecoder()
            var (items, persons): ([JSONValue], [String]) = ([], [])
            for row in rows {
                let entity = try decoder.decode(Entity.self, from: Data((row[0].text ?? "").utf8))
                guard let (part, view) = seen(entity, sight), let item = form.json(part, as: view) else { continue }
                items.append(item)
                persons += form.persons(part, as: view)
            }
            return (.array(items), persons)
        }
    }
}
