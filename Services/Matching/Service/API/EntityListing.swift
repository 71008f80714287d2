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
    let rows: EntityRows
    /// One row as the viewer sees it, and the references to persons in it; `nil` when the viewer does not see it.
    private let item: @Sendable (PostgresRow, JSONDecoder, Sight) throws -> (JSONValue, persons: [String])?

    /// - Parameter seen: the entity as a viewer sees it; `nil` when the viewer does not see it.
    init<Entity: Decodable & Sendable>(
        _ path: String, _ operationId: String, _ summary: String, _ kind: DataKind, of form: AnswerForm<Entity>,
        _ rows: EntityRows, seen: @escaping @Sendable (Entity, Sight) -> (Entity, View)? = { ($0, $1.view()) }
    ) {
        self.route = .pages(path, operationId, summary, of: form)
        self.kind = kind
        self.rows = rows
        self.item = { row, decoder, sight in
            let entity = try decoder.decode(Entity.self, from: Data((row["document"].text ?? "").utf8))
            guard let (part, view) = seen(entity, sight), let item = form.json(part, as: view) else { return nil }
            return (item, form.persons(part, as: view))
        }
    }

    func page(_ page: ListPage, _ sight: Sight, on database: PostgresConnection) async throws -> ListAnswer {
        let query = self.rows.query(page, of: sight.parties)
        let rows = try await database.query(query.text, query.parameters).rows
        let decoder = JSONDecoder()
        var (items, persons): ([JSONValue], [String]) = ([], [])
        for row in rows.prefix(page.limit) {
            guard let (item, shown) = try self.item(row, decoder, sight) else { continue }
            items.append(item)
            persons += shown
        }
        let next = rows.count > page.limit ? rows[page.limit - 1]["position"].text : nil
        return ListAnswer(items, persons: persons, next: next)
    }
}
