import Contracts

/// What a partner can hear on its feedback topic.
enum FeedbackMessages {
    struct Message {
        let name: String
        let type: String
        let summary: String
        let data: JSONValue

        var message: JSONValue {
            [
                "name": .string(self.type), "title": .string(self.name), "summary": .string(self.summary),
                "contentType": "application/cloudevents+json", "headers": AsyncAPIDocument.headers,
                "payload": EnvelopeSchema.structured(type: self.type, data: self.data, required: ["subject", "data"]),
                "bindings": [
                    "kafka": [
                        "key": [
                            "type": "string", "description": "The id of the event that is answered, or the subject.",
                        ],
                        "bindingVersion": "0.5.0",
                    ]
                ],
            ]
        }
    }

    private static let text: JSONValue = ["type": "string"]
    private static let date: JSONValue = ["type": "string", "format": "date"]
    private static let number: JSONValue = ["type": "integer"]
    private static let flag: JSONValue = ["type": "boolean"]

    /// - Parameter required: names and forms of what is always there.
    private static func object(
        _ required: [(String, JSONValue)], optional: [(String, JSONValue)] = []
    ) -> JSONValue {
        [
            "type": "object", "required": JSONValue(required.map(\.0)),
            "properties": .object((required + optional).map { JSONMember($0.0, $0.1) }),
        ]
    }

    private static let position = [("topic", text), ("partition", number), ("offset", number)]
    private static let amount = object([("events", number), ("bytes", number)])
    private static let title = object([("nl", text), ("en", text)])
    private static let candidates: JSONValue = [
        "type": "array",
        "items": object([("applicationId", text), ("group", text), ("route", text), ("waitingDays", number)]),
    ]

    static let all: [Message] = [
        Message(
            name: "feedback.accepted", type: InternalType.feedbackAccepted,
            summary: "Recorded under the number seq; warnings name fields that the contract does not know.",
            data: object(
                position + [("seq", number), ("warnings", ["type": "array", "items": text])],
                optional: [("duplicate", flag)])),
        Message(
            name: "feedback.rejected", type: InternalType.feedbackRejected,
            summary: "Not recorded: code, title and the JSON pointer of the place.",
            data: object(
                position + [
                    ("code", ["type": "string", "enum": JSONValue(RejectionCode.allCases.map(\.rawValue))]),
                    ("pointer", text), ("title", title),
                ], optional: [("expected", text)])),
        Message(
            name: "feedback.deferred", type: InternalType.feedbackDeferred,
            summary: "Kept, but it waits behind a fault of ours; the final verdict follows.",
            data: object(position, optional: [("duplicate", flag)])),
        Message(
            name: "feedback.lost", type: InternalType.feedbackLost,
            summary:
                "Events on your topic that will never be answered: from an offset on, until one when it is known. Send "
                + "them again; under the same ids nothing doubles. The allocation office hears it too.",
            data: object(
                [
                    ("topic", text), ("partition", number), ("from", number),
                    ("cause", ["type": "string", "enum": ["expired", "replaced"]]), ("title", title),
                ], optional: [("until", number), ("lastReadAt", ["type": "string", "format": "date-time"])])),
        Message(
            name: "feedback.paused", type: InternalType.feedbackPaused,
            summary:
                "Once a day at most: you have sent as much as a day allows, in events or in bytes. What stands on your "
                + "topic waits there, and is read on at midnight in Utrecht.",
            data: object([
                ("topic", text), ("day", date), ("resumesOn", date), ("used", amount), ("limit", amount),
                ("title", title),
            ])),
        Message(
            name: "decision.applied", type: InternalType.decisionApplied,
            summary: "Your decision took effect: about a presentation, or about an alert.",
            data: object([("causationid", text)], optional: [("presentationId", text), ("alertId", text)])),
        Message(
            name: "decision.refused", type: InternalType.decisionRefused,
            summary: "Recorded, but it came too late or does not fit.",
            data: object(
                [("causationid", text), ("code", text)], optional: [("presentationId", text), ("alertId", text)])),
        Message(
            name: "quota.announced", type: InternalType.quotaAnnounced,
            summary: "To a corporation: what it is asked to nominate for a round.",
            data: object([("roundId", text), ("corporation", text), ("quota", number), ("carriedOver", number)])),
        Message(
            name: "presentation.proposed", type: InternalType.presentationProposed,
            summary:
                "To the allocation office, where it confirms: candidates for a dwelling, until it lets them go out.",
            data: object([
                ("presentationId", text), ("roundId", text), ("dwellingId", text), ("corporation", text),
                ("madeOn", date),
                (
                    "candidates",
                    [
                        "type": "array",
                        "items": object([
                            ("applicationId", text), ("institution", text), ("group", text), ("route", text),
                            ("waitingDays", number),
                        ]),
                    ]
                ),
            ])),
        Message(
            name: "presentation.dropped", type: InternalType.presentationDropped,
            summary: "To the allocation office: a proposal needs no answer any more.",
            data: object([("presentationId", text), ("dwellingId", text), ("why", text)])),
        Message(
            name: "presentation.made", type: InternalType.presentationMade,
            summary: "Candidates for a dwelling: all of them to its corporation, its own clients to each institution.",
            data: object([
                ("presentationId", text), ("roundId", text), ("dwellingId", text), ("madeOn", date),
                ("respondBy", date), ("candidates", candidates),
            ])),
        Message(
            name: "presentation.ended", type: InternalType.presentationEnded, summary: "A presentation is over.",
            data: object([("presentationId", text), ("dwellingId", text), ("why", text)])),
        Message(
            name: "placement.confirmed", type: InternalType.placementConfirmed,
            summary: "A candidate gets a dwelling.",
            data: object([
                ("placementId", text), ("presentationId", text), ("dwellingId", text), ("applicationId", text),
                ("contractForm", text),
            ])),
        Message(
            name: "placement.cancelled", type: InternalType.placementCancelled,
            summary: "No tenancy comes of a placement: refused, withdrawn, or let to somebody else.",
            data: object(
                [
                    ("placementId", text), ("presentationId", text), ("dwellingId", text), ("applicationId", text),
                    ("contractForm", text),
                ], optional: [("why", text)])),
    ]
}
