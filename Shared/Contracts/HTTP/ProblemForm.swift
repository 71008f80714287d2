import JSON

/// The schema of error answers, `application/problem+json` (RFC 9457), for the documents of all our APIs.
enum ProblemForm {
    static let mediaType = "application/problem+json"
    /// Its name among the schemas of a document.
    static let name = "Problem"

    /// - Parameter members: the members of one API's own kinds of problems.
    static func schema(_ members: [JSONMember] = []) -> JSONValue {
        [
            "type": "object", "required": ["type", "title", "status"],
            "properties": .object(
                [
                    JSONMember("type", ["type": "string", "format": "uri"]), JSONMember("title", ["type": "string"]),
                    JSONMember("status", ["type": "integer"]), JSONMember("detail", ["type": "string"]),
                ] + members),
        ]
    }

    static let content: JSONValue = [mediaType: ["schema": ["$ref": .string("#/components/schemas/" + name)]]]
}
