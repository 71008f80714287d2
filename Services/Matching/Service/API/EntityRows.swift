import Contracts
import PostgresClient

/// The stored entities of one list, as SQL over the table `entity`. No part of it may contain input from outside.
struct EntityRows: Sendable {
    let condition: String
    /// The part of the document that the list needs.
    var document = "document"
    /// An expression that is unique among the rows, by which they are sorted; an index leads to it.
    var position = "id"
    /// Holds for the rows of the parties `$3`. A list without it has no rows that belong to a party.
    var ofParties = "false"

    /// The rows of a page, and one more when others follow.
    ///
    /// - Parameter parties: those whose rows are wanted; `nil` for all rows.
    func query(_ page: ListPage, of parties: [String]?) -> (text: String, parameters: [PostgresValue]) {
        let parameters: [PostgresValue] = [.text(page.after), .int(Int64(page.limit + 1))]
        let text = """
            SELECT \(self.position) AS position, \(self.document) AS document FROM entity
            WHERE \(self.condition) AND \(self.position) > $1\(parties == nil ? "" : " AND (\(self.ofParties))")
            ORDER BY 1 LIMIT $2
            """
        return (text, parameters + (parties.map { [.texts($0)] } ?? []))
    }
}
