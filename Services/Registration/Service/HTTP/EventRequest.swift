import Contracts
import HTTPTypes
import Hummingbird
import JSON
import Pipeline
import ServiceKit

/// The events of one request, by the CloudEvents HTTP binding: structured, binary or batch.
struct EventRequest {
    let messages: [PartnerMessage]

    /// - Throws: `RejectedEvent`, or `Problem` when the request as a whole is wrong; then no event of it is taken.
    init(headers: HTTPFields, body: [UInt8], partner: Partner, directory: PartnerDirectory) throws {
        let contentType = headers[.contentType] ?? ""
        let essence = MediaType(contentType).essence
        let validator = EventValidator(directory: directory)
        if essence == "application/cloudevents-batch+json" {
            self.messages = try Self.items(of: body).enumerated().map { index, item in
                let bytes = item.compactBytes()
                let validation = validator.validate(item, body: bytes, headers: [Self.structured], owner: partner)
                return Self.message(try Self.event(validation, index: index), bytes)
            }
            return
        }
        let isBinary = headers.contains { $0.name.canonicalName.hasPrefix("ce-") }
        guard isBinary || essence == "application/cloudevents+json" else {
            throw Problem(
                .unsupportedMediaType,
                "application/cloudevents+json, application/cloudevents-batch+json, or JSON with ce- headers.")
        }
        var attributes = [EventHeader("content-type", contentType)]
        if contentType.isEmpty { attributes = [] }
        for field in headers where field.name.canonicalName.hasPrefix("ce-") {
            // Attribute values are encoded in HTTP and plain in Kafka.
            guard let value = HeaderValue.decoded(field.value) else {
                let name = field.name.canonicalName.dropFirst(3)
                throw RejectedEvent(
                    rejection: Rejection(.headerEncoding, at: "/" + JSONPointer.escaped(String(name))), index: nil)
            }
            attributes.append(EventHeader("ce_" + field.name.canonicalName.dropFirst(3), value))
        }
        let event = try Self.event(validator.validate(body: body, headers: attributes, owner: partner), index: nil)
        // A structured event is passed on byte for byte; an event in binary mode becomes structured.
        guard essence != "application/cloudevents+json" else {
            self.messages = [Self.message(event, body)]
            return
        }
        self.messages = [PartnerMessage(structured: event)]
    }

    private static func message(_ event: ValidEvent, _ body: [UInt8]) -> PartnerMessage {
        PartnerMessage(key: event.subject, body: body, headers: [Self.structured])
    }

    private static let structured = EventHeader("content-type", CloudEvent.structuredContentType)

    private static func items(of body: [UInt8]) throws -> [JSONNode] {
        let document: JSONDocument
        do throws(JSONParseError) {
            document = try JSONDocument(body)
        } catch {
            throw RejectedEvent(rejection: Rejection(error.code, expected: "byte \(error.offset)"), index: nil)
        }
        let items = document.root.items
        guard document.root.kind == .array, (1...HTTPContract.maximumBatch).contains(items.count) else {
            throw Problem(.badRequest, "A batch is an array of 1 to \(HTTPContract.maximumBatch) events.")
        }
        return items
    }

    /// Checks that need no state happen before Kafka, so that the sender learns of a rejection at once and data that
    /// looks personal never reaches the topic.
    private static func event(_ validation: Validation, index: Int?) throws -> ValidEvent {
        switch validation {
        case .valid(let event): return event
        case .rejected(let rejection, _, _): throw RejectedEvent(rejection: rejection, index: index)
        }
    }
}
