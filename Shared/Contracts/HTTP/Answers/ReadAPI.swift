import JSON

/// The read API of one service, described in OpenAPI 3.1 by the forms that also write its answers.
public struct ReadAPI: Sendable {
    /// The path of the description itself, below `/api/v1`.
    public static let documentPath = "/openapi.json"

    private let title: String
    private let description: String
    private let version: String
    public let routes: [ReadRoute]

    /// - Parameter version: of the answers, by semantic versioning: a removed or changed member raises the first
    ///   number.
    public init(_ title: String, version: String, _ description: String, _ routes: [ReadRoute]) {
        self.title = title
        self.version = version
        self.description = description
        self.routes = routes
    }

    public var document: JSONValue {
        let forms = Dictionary(
            self.routes.flatMap(\.forms).map { ($0.name, $0.value) } + [(ProblemForm.name, ProblemForm.schema())],
            uniquingKeysWith: { first, _ in first })
        return [
            "openapi": "3.1.0",
            "info": [
                "title": .string(self.title), "version": .string(self.version),
                "description": .string(self.description),
            ],
            "servers": [["url": "/api/v1", "description": "On the HTTP port of the service."]],
            "paths": .object(self.routes.map { JSONMember($0.path, $0.item) } + [Self.documentItem]),
            "components": [
                "schemas": .object(forms.sorted { $0.key < $1.key }.map { JSONMember($0.key, $0.value) }),
                "securitySchemes": [
                    "token": [
                        "type": "http", "scheme": "bearer",
                        "description": "A machine's token with the scope of the path (`doorstroom token add`).",
                    ]
                ],
            ],
            "security": [["token": []]],
        ]
    }

    private static let documentItem = JSONMember(
        ReadAPI.documentPath,
        [
            "get": [
                "operationId": "getDescription", "summary": "This description.", "security": [],
                "responses": [
                    "200": [
                        "description": "OpenAPI 3.1.",
                        "content": ["application/json": ["schema": ["type": "object"]]],
                    ]
                ],
            ]
        ])
}
