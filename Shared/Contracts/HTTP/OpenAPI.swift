import JSON

/// `docs/contract/openapi.json`: OpenAPI 3.1 of the HTTP intake, after the NL API Design Rules.
public enum OpenAPI {
    public static let document: JSONValue = [
        "openapi": "3.1.0",
        "info": [
            "title": "Doorstroom", "version": .string(HTTPContract.version),
            "description":
                "The intake over HTTP, for partners without a Kafka client. What is sent goes to the partner's own Kafka topic; the answer comes as feedback.",
            "contact": [
                "name": "Doorstroom, uitvoeringsteam", "url": "https://doorstroom.nl", "email": "intake@doorstroom.nl",
            ],
            "license": ["name": "EUPL-1.2", "identifier": "EUPL-1.2"],
        ],
        "servers": [
            ["url": "https://doorstroom.nl/v1", "description": "Each installation has an address of its own."]
        ],
        "security": [["token": []]],
        "paths": [
            "/events": ["post": OpenAPI.postEvents],
            "/feedback": ["get": OpenAPI.getFeedback],
            "/openapi.json": [
                "get": [
                    "operationId": "getDescription", "summary": "This description.", "security": [],
                    "responses": [
                        "200": [
                            "description": "OpenAPI 3.1.",
                            "headers": OpenAPI.version,
                            "content": ["application/json": ["schema": ["type": "object"]]],
                        ]
                    ],
                ]
            ],
        ],
        "components": [
            "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
            "schemas": [
                "CloudEvent": EnvelopeSchema.structured(type: "", data: true, required: ["subject", "data"])
                    .replacing(
                        "type", with: ["type": "string", "enum": JSONValue(EventType.allCases.map(\.wireName))]),
                "Receipt": [
                    "type": "object", "required": ["events"],
                    "properties": [
                        "events": [
                            "type": "array",
                            "items": [
                                "type": "object", "required": ["topic", "partition", "offset", "feedback"],
                                "properties": [
                                    "topic": ["type": "string"], "partition": ["type": "integer"],
                                    "offset": ["type": "integer", "format": "int64"],
                                    "feedback": [
                                        "type": "string", "format": "uri-reference",
                                        "description": "Where the answers are that come from now on.",
                                    ],
                                ],
                            ],
                        ]
                    ],
                ],
                "Feedback": [
                    "type": "object", "required": ["events", "next"],
                    "properties": [
                        "events": [
                            "type": "array",
                            "items": [
                                "type": "object",
                                "description": "A CloudEvent as on the feedback topic; see asyncapi.json.",
                            ],
                        ],
                        "next": [
                            "type": "string", "format": "uri-reference",
                            "description": "Where the answers are that come after these.",
                        ],
                    ],
                ],
                ProblemForm.name: ProblemForm.schema([
                    JSONMember("code", ["type": "string"]), JSONMember("pointer", ["type": "string"]),
                    JSONMember("expected", ["type": "string"]), JSONMember("index", ["type": "integer"]),
                ]),
            ],
        ],
    ]

    private static let versionHeader: JSONValue = [
        "description": "The version of this interface.", "schema": ["type": "string"],
    ]
    private static let version: JSONValue = ["API-Version": OpenAPI.versionHeader]

    /// Headers with the rest of the day's quota, in answers to sent events.
    private static let limits: JSONValue = [
        "API-Version": OpenAPI.versionHeader,
        "RateLimit-Policy": [
            "description":
                "How many events and bytes a day allows (draft-ietf-httpapi-ratelimit-headers): items `events` and `bytes` with `q`, the quota, and `w`, the seconds of a day. Days begin at midnight in Utrecht. Absent where there is no limit.",
            "schema": ["type": "string"],
        ],
        "RateLimit": [
            "description": "What is left of both (`r`), and in how many seconds the next day begins (`t`).",
            "schema": ["type": "string"],
        ],
    ]

    private static func problem(_ description: String, headers: JSONValue = OpenAPI.version) -> JSONValue {
        ["description": .string(description), "headers": headers, "content": ProblemForm.content]
    }

    private static let problems: [JSONMember] = [
        JSONMember("401", OpenAPI.problem("No token, or none that is valid.")),
        JSONMember(
            "429",
            OpenAPI.problem(
                "More than \(HTTPContract.requestsPerSecond) requests a second, more than \(HTTPContract.concurrentRequests) at a time, or more than \(HTTPContract.concurrentStreams) open streams; or what is sent does not fit in what is left of the day. Retry-After says when; the headers RateLimit-Policy and RateLimit are there for the last.",
                headers: OpenAPI.limits)),
        JSONMember(
            "503",
            OpenAPI.problem(
                "Kafka does not answer, or not in time, or what was sent before has not been read yet: what was sent may stand there nevertheless. Send it again, with the same id."
            )),
    ]

    private static let postEvents: JSONValue = [
        "operationId": "postEvents",
        "summary": .string("Sends one event, or a batch of at most \(HTTPContract.maximumBatch)."),
        "description":
            "CloudEvents HTTP binding: structured, binary (`ce-` headers) or batch. 202 means: on your Kafka topic, acknowledged by all replicas. Whether an event is accepted is said in the feedback. Everything that needs no state is checked at once: one event that cannot be accepted, and nothing of the request is taken.",
        "requestBody": [
            "required": true,
            "content": [
                "application/cloudevents+json": ["schema": ["$ref": "#/components/schemas/CloudEvent"]],
                "application/cloudevents-batch+json": [
                    "schema": [
                        "type": "array", "maxItems": JSONValue(HTTPContract.maximumBatch), "minItems": 1,
                        "items": ["$ref": "#/components/schemas/CloudEvent"],
                    ]
                ],
                "application/json": ["schema": ["type": "object", "description": "The data alone, in binary mode."]],
            ],
        ],
        "responses": .object(
            [
                JSONMember(
                    "202",
                    [
                        "description": "Taken.", "headers": OpenAPI.limits,
                        "content": ["application/json": ["schema": ["$ref": "#/components/schemas/Receipt"]]],
                    ]),
                JSONMember("400", OpenAPI.problem("Not a CloudEvent, or not yours to send; code and pointer say why.")),
                JSONMember(
                    "408", OpenAPI.problem("The request was not there within \(HTTPContract.requestSeconds) seconds.")),
                JSONMember(
                    "413",
                    OpenAPI.problem(
                        "Larger than \(HTTPContract.maximumRequestBytes) bytes, or an event larger than \(CloudEvent.maximumBytes), or more than a whole day allows."
                    )),
                JSONMember("415", OpenAPI.problem("Neither CloudEvents nor JSON.")),
            ] + OpenAPI.problems),
    ]

    private static let getFeedback: JSONValue = [
        "operationId": "getFeedback", "summary": "Reads the answers, page by page or as server-sent events.",
        "parameters": [
            [
                "name": "after", "in": "query", "required": false,
                "description":
                    "A position from `next`, from `feedback` in a receipt, or from the id of a server-sent event. Absent: from the first answer that is kept (fourteen days).",
                "schema": ["type": "string", "pattern": "^[0-9]+(\\.[0-9]+)*$"],
            ],
            [
                "name": "limit", "in": "query", "required": false, "description": "Answers on a page.",
                "schema": [
                    "type": "integer", "minimum": 1, "maximum": JSONValue(HTTPContract.maximumPage), "default": 100,
                ],
            ],
        ],
        "responses": .object(
            [
                JSONMember(
                    "200",
                    [
                        "description":
                            "Answers in their order. With `Accept: text/event-stream` a stream that stays open: `id` is the position behind the event, which `Last-Event-ID` takes after a break; `data` is the event.",
                        "headers": OpenAPI.version,
                        "content": [
                            "application/json": ["schema": ["$ref": "#/components/schemas/Feedback"]],
                            "text/event-stream": ["schema": ["type": "string"]],
                        ],
                    ]),
                JSONMember("400", OpenAPI.problem("`after` or `limit` is no such number.")),
            ] + OpenAPI.problems),
    ]
}

extension JSONValue {
    /// This envelope with another form for one of its properties.
    fileprivate func replacing(_ name: String, with form: JSONValue) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(
            members.map { member in
                guard member.name == "properties", case .object(let properties) = member.value else { return member }
                return JSONMember(
                    "properties", .object(properties.map { $0.name == name ? JSONMember(name, form) : $0 }))
            })
    }
}
