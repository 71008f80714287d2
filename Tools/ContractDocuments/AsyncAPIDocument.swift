import Contracts
import JSON

/// `docs/contract/asyncapi.json`: AsyncAPI 3.0 with the Kafka binding, from the side of Doorstroom.
public struct AsyncAPIDocument {
    private let descriptions: Descriptions

    public init(_ descriptions: Descriptions) {
        self.descriptions = descriptions
    }

    /// The addresses of all channels, with `{partner}` where each partner has a topic of its own.
    public static let addresses: [String: String] = [
        "intake": Topics().intake("{partner}"), "feedback": Topics().feedback("{partner}"),
        "registration": Topics().stream(.registration), "matching": Topics().stream(.matching),
        "monitoring": Topics().stream(.monitoring), "escalation": Topics().stream(.escalation),
    ]

    public func document() throws -> JSONValue {
        let messages = try EventType.allCases.map { JSONMember($0.rawValue, try self.message($0)) }
        let feedback = InternalMessages.all(to: .partner).map { JSONMember($0.name, $0.message) }
        let internals = InternalMessages.all(to: .stream)
        return [
            "asyncapi": "3.0.0",
            "info": [
                "title": "Doorstroom", "version": "1.4.0",
                "description":
                    "CloudEvents 1.0.2 over Kafka. A partner writes one topic and reads one topic. Made from the code.",
                "license": ["name": "EUPL-1.2"],
            ],
            "defaultContentType": "application/cloudevents+json",
            "channels": [
                "intake": Self.partnerChannel("intake", "What a partner sends.", messages.map(\.name)),
                "feedback": Self.partnerChannel("feedback", "What a partner hears.", feedback.map(\.name)),
                "registration": Self.stream(
                    .registration, "Every accepted event, numbered without gaps.", internals, further: ["stream"]),
                "matching": Self.stream(.matching, "What the rounds bring forth.", internals),
                "monitoring": Self.stream(.monitoring, "Indicators and signals.", internals),
                "escalation": Self.stream(.escalation, "Alerts and what became of them.", internals),
            ],
            "operations": [
                "receiveEvents": [
                    "action": "receive", "channel": ["$ref": "#/channels/intake"],
                    "summary": "Every event is checked, stored once, and answered.",
                    "reply": ["channel": ["$ref": "#/channels/feedback"]],
                ],
                "sendFeedback": [
                    "action": "send", "channel": ["$ref": "#/channels/feedback"],
                    "summary": "One answer to every event, and what Matching makes of decisions.",
                ],
            ],
            "components": [
                "messages": .object(
                    messages + feedback + internals.map { JSONMember($0.name, $0.message) }
                        + [JSONMember("stream", Self.streamMessage)])
            ],
        ]
    }

    private func message(_ type: EventType) throws -> JSONValue {
        let entry = try self.descriptions.entry(type)
        return [
            "name": .string(type.wireName), "title": .string(type.rawValue), "summary": .string(entry.english),
            "contentType": "application/cloudevents+json", "headers": Self.headers,
            "payload": [
                "schemaFormat": "application/schema+json;version=draft-07",
                "schema": EnvelopeSchema.structured(
                    type: type.wireName, data: ["$ref": .string("schemas/\(type.rawValue).v1.json")],
                    required: ["subject", "data"]),
            ],
            "bindings": [
                "kafka": ["key": ["type": "string", "description": "The event's subject."], "bindingVersion": "0.5.0"]
            ],
        ]
    }

    static let headers: JSONValue = [
        "type": "object",
        "properties": ["content-type": ["type": "string", "const": "application/cloudevents+json; charset=UTF-8"]],
    ]

    private static func partnerChannel(_ name: String, _ description: String, _ messages: [String]) -> JSONValue {
        [
            "address": .string(Self.addresses[name] ?? ""), "description": .string(description),
            "messages": .object(
                messages.map { JSONMember($0, ["$ref": .string("#/components/messages/\($0)")]) }),
            "parameters": ["partner": ["description": "The partner's id, such as lister or bo-ex."]],
            "bindings": [
                "kafka": Self.topicBinding(
                    retentionDays: 14, maximumBytes: name == "intake" ? Topics.maximumIntakeBatchBytes : nil)
            ],
        ]
    }

    /// - Parameter further: messages on the stream that are not of our own types.
    private static func stream(
        _ service: ServiceName, _ description: String, _ internals: [InternalMessages], further: [String] = []
    ) -> JSONValue {
        let names = further + internals.filter { $0.type.services.contains(service) }.map(\.name)
        return [
            "address": .string(Self.addresses[service.rawValue] ?? ""),
            "description": .string(description + " Between our services; no partner reads it."),
            "messages": .object(
                names.map { JSONMember($0, ["$ref": .string("#/components/messages/\($0)")]) }),
            "bindings": ["kafka": Self.topicBinding(retentionDays: nil)],
        ]
    }

    private static func topicBinding(retentionDays: Int?, maximumBytes: Int? = nil) -> JSONValue {
        let retention = retentionDays.map { $0 * 86_400_000 } ?? -1
        var configuration = [JSONMember("retention.ms", JSONValue(retention))]
        if let maximumBytes { configuration.append(JSONMember("max.message.bytes", JSONValue(maximumBytes))) }
        return ["partitions": 1, "topicConfiguration": .object(configuration), "bindingVersion": "0.5.0"]
    }

    private static let streamMessage: JSONValue = [
        "name": "stream", "summary": "An event of our own streams, with its number in `sequence`.",
        "contentType": "application/cloudevents+json",
        "payload": [
            "type": "object", "required": ["specversion", "id", "source", "type", "sequence", "data"],
            "properties": ["sequence": ["type": "string", "pattern": "^[0-9]+$"]],
        ],
    ]
}
