import JSON

/// One path of a read API, requested with `GET`.
public struct ReadRoute: Sendable {
    /// Below `/api/v1`; a part in braces is a parameter.
    public let path: String
    /// The schemas that the answer refers to.
    let forms: [JSONMember]
    private let operationId: String
    private let summary: String
    private let answer: JSONValue
    /// The description of the path's parameter; `nil` for a path without one.
    private let parameter: String?
    private let comesInPages: Bool

    private init<Value>(
        _ path: String, _ operationId: String, _ summary: String, _ answer: AnswerType<Value>,
        parameter: String? = nil, comesInPages: Bool = false
    ) {
        self.path = path
        self.forms = answer.forms
        self.operationId = operationId
        self.summary = summary
        self.answer = answer.schema
        self.parameter = parameter
        self.comesInPages = comesInPages
    }

    /// A list of all objects of a kind, for kinds of which there are never many.
    public static func list<Item>(
        _ path: String, _ operationId: String, _ summary: String, of form: AnswerForm<Item>
    ) -> ReadRoute {
        ReadRoute(path, operationId, summary, AnswerType<[Item]>.list(.object(form)))
    }

    /// A list of all objects of a kind, in pages.
    public static func pages<Item>(
        _ path: String, _ operationId: String, _ summary: String, of form: AnswerForm<Item>
    ) -> ReadRoute {
        ReadRoute(path, operationId, summary, AnswerType<[Item]>.list(.object(form)), comesInPages: true)
    }

    /// One object.
    ///
    /// - Parameter parameter: the description of the `{id}` in the path; an unknown id is then answered with 404.
    public static func one<Subject>(
        _ path: String, _ operationId: String, _ summary: String, of form: AnswerForm<Subject>,
        by parameter: String? = nil
    ) -> ReadRoute {
        ReadRoute(path, operationId, summary, .object(form), parameter: parameter)
    }

    var item: JSONValue {
        let parameters = self.parameter.map { [Self.idParameter($0)] } ?? (self.comesInPages ? Self.pageParameters : [])
        return [
            "get": .object(omittingNil: [
                ("operationId", .string(self.operationId)), ("summary", .string(self.summary)),
                ("parameters", parameters.isEmpty ? nil : .array(parameters)),
                (
                    "responses",
                    .object(omittingNil: [
                        (
                            "200",
                            Self.response(
                                "As it stands now.", ["application/json": ["schema": self.answer]],
                                headers: self.comesInPages ? Self.link : nil)
                        ),
                        (
                            "404",
                            self.parameter.map { _ in
                                Self.response(
                                    "Nothing is known by this reference, or nothing for this reader.",
                                    ProblemForm.content)
                            }
                        ), ("401", Self.response("No token, or one that does not count.", ProblemForm.content)),
                        ("default", Self.response("Any other error.", ProblemForm.content)),
                    ])
                ),
            ])
        ]
    }

    private static func response(
        _ description: String, _ content: JSONValue, headers: JSONValue? = nil
    ) -> JSONValue {
        .object(omittingNil: [
            ("description", .string(description)), ("headers", headers), ("content", content),
        ])
    }

    private static func idParameter(_ description: String) -> JSONValue {
        [
            "name": "id", "in": "path", "required": true, "schema": ["type": "string"],
            "description": .string(description),
        ]
    }

    private static let pageParameters: [JSONValue] = [
        [
            "name": "limit", "in": "query",
            "schema": [
                "type": "integer", "minimum": 1, "maximum": JSONValue(ListPage.maximum),
                "default": JSONValue(ListPage.standard),
            ],
            "description": "The most items in the answer.",
        ],
        [
            "name": "after", "in": "query",
            "schema": [
                "type": "string", "maxLength": JSONValue(ListPage.longestPosition), "pattern": "^[ -~]*$",
            ],
            "description": "The position from the link of an earlier page.",
        ],
    ]

    private static let link: JSONValue = [
        "Link": [
            "description": "`<…>; rel=\"next\"`: the next page (RFC 8288). Absent from the last page.",
            "schema": ["type": "string"],
        ]
    ]
}
