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

    private init<Value>(
        _ path: String, _ operationId: String, _ summary: String, _ answer: AnswerType<Value>, parameter: String?
    ) {
        self.path = path
        self.forms = answer.forms
        self.operationId = operationId
        self.summary = summary
        self.answer = answer.schema
        self.parameter = parameter
    }

    /// A list of all objects of a kind.
    public static func list<Item>(
        _ path: String, _ operationId: String, _ summary: String, of form: AnswerForm<Item>
    ) -> ReadRoute {
        ReadRoute(path, operationId, summary, AnswerType<[Item]>.list(.object(form)), parameter: nil)
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
        let parameters = self.parameter.map { description -> JSONValue in
            [
                [
                    "name": "id", "in": "path", "required": true, "schema": ["type": "string"],
                    "description": .string(description),
                ]
            ]
        }
        return [
            "get": .object(omittingNil: [
                ("operationId", .string(self.operationId)), ("summary", .string(self.summary)),
                ("parameters", parameters),
                (
                    "responses",
                    .object(omittingNil: [
                        (
                            "200",
                            Self.response("As it stands now.", ["application/json": ["schema": self.answer]])
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

    private static func response(_ description: String, _ content: JSONValue) -> JSONValue {
        ["description": .string(description), "content": content]
    }
}
