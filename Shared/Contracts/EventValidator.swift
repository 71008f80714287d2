import JSON
import Vocabulary

/// Both layers of the contract as one pure function, which the service and `doorstroom validate` share.
public struct EventValidator: Sendable {
    private let directory: PartnerDirectory

    public init(directory: PartnerDirectory) {
        self.directory = directory
    }

    /// - Parameter owner: the partner on whose topic the message arrived; without one (offline) the source decides.
    public func validate(body: [UInt8], headers: [EventHeader] = [], owner: Partner?) -> Validation {
        self.validate(EnvelopeDecoder.decode(body: body, headers: headers), body: body, headers: headers, owner: owner)
    }

    /// Validates one of the events in a document.
    ///
    /// - Parameters:
    ///   - body: the message of this event: `node` as compact JSON.
    ///   - headers: the headers of that message.
    public func validate(_ node: JSONNode, body: [UInt8], headers: [EventHeader], owner: Partner?) -> Validation {
        self.validate(
            EnvelopeDecoder.decode(node, size: EnvelopeDecoder.size(body, headers)), body: body, headers: headers,
            owner: owner)
    }

    private func validate(
        _ outcome: consuming EnvelopeOutcome, body: [UInt8], headers: [EventHeader], owner: Partner?
    ) -> Validation {
        switch consume outcome {
        case .rejected(let rejection, let id):
            let personal = id.map { PersonalDataDetector.finds(in: $0, as: .reference) } ?? false
            return .rejected(
                Self.safe(rejection), id: personal ? nil : id,
                holdsPersonalData: personal || Self.scan(body) || Self.scan(headers))
        case .event(let event):
            let isClean = Self.isClean(body, event) && headers.count <= 1
            let validation = self.validate(event, owner: owner, isClean: isClean)
            guard case .rejected(let rejection, let id, false) = validation else { return validation }
            return .rejected(rejection, id: id, holdsPersonalData: Self.scan(headers))
        }
    }

    /// Whether a raw byte scan finds nothing like personal data, as in most events; then no text is scanned by itself.
    /// The scan misses matches inside escaped strings and exponent numbers, so documents that hold either are never
    /// clean.
    private static func isClean(_ body: [UInt8], _ event: CloudEvent) -> Bool {
        event.dataNode?.document.isPlain == true && !PersonalDataDetector.finds(in: body)
    }

    public func validate(_ event: CloudEvent, owner: Partner?) -> Validation {
        self.validate(event, owner: owner, isClean: false)
    }

    private func validate(_ event: consuming CloudEvent, owner: Partner?, isClean: Bool) -> Validation {
        if !isClean, let pointer = Self.personalData(in: event) {
            return .rejected(
                Self.safe(Rejection(.personalData, at: pointer)), id: pointer == "/id" ? nil : event.id,
                holdsPersonalData: true)
        }
        let id = event.id
        do throws(Rejection) {
            return .valid(try self.check(event, owner: owner))
        } catch {
            return .rejected(error, id: id, holdsPersonalData: false)
        }
    }

    private func check(_ event: consuming CloudEvent, owner: Partner?) throws(Rejection) -> ValidEvent {
        guard let partner = owner ?? self.directory.owner(ofSource: event.source) else {
            throw Rejection(.sourceUnknown, at: "/source")
        }
        guard partner.owns(source: event.source) else {
            let isOther = self.directory.owner(ofSource: event.source) != nil
            throw Rejection(isOther ? .sourceNotYours : .sourceUnknown, at: "/source", expected: partner.source)
        }
        guard let listing = EventListing(wireName: event.type) else {
            throw Rejection(
                .typeUnknown, at: "/type", expected: EventType.nearest(to: event.type).joined(separator: ", "))
        }
        guard listing.senders.contains(partner.kind) else { throw Rejection(.typeNotYours, at: "/type") }
        if let schema = event.dataschema, schema != listing.dataschema {
            throw Rejection(.dataschemaMismatch, at: "/dataschema", expected: listing.dataschema)
        }
        if let named = event.extensions.first(where: { $0.name == ValidEvent.correctsAttribute })?.value {
            guard let id = named.stringValue, !id.isEmpty else {
                throw Rejection(.attributeType, at: "/corrects", expected: "the id of an earlier event")
            }
        }
        guard let node = event.dataNode else { throw Rejection(.dataMissing, at: "/data") }
        guard let subject = event.subject else { throw Rejection(.subjectMissing, at: "/subject") }
        let data = try listing.type.content(of: node, recordedAt: event.time)
        guard data.facts.subject == subject else { throw Rejection(.subjectMismatch, at: "/subject") }
        try SenderRules.check(data.facts, from: partner)
        return ValidEvent(envelope: event, partner: partner, type: listing.type, data: data, node: node)
    }

    // MARK: Personal data

    /// Searches a body that could not be read as an event: as text, with its escapes and with them resolved.
    private static func scan(_ body: [UInt8]) -> Bool {
        PersonalDataDetector.finds(in: String(decoding: body, as: UTF8.self))
            || body.contains(UInt8(ascii: "\\")) && PersonalDataDetector.finds(in: JSONEscapes.resolved(body))
    }

    /// Searches all headers: they are kept with the bytes of a rejected event, also those that become no attribute.
    private static func scan(_ headers: [EventHeader]) -> Bool {
        headers.contains { PersonalDataDetector.finds(in: String(decoding: $0.value, as: UTF8.self)) }
    }

    /// Shortens a pointer that is personal or too long to `/data` or to the whole event: it repeats names that the
    /// sender chose.
    private static func safe(_ rejection: Rejection) -> Rejection {
        let pointer = rejection.pointer
        guard pointer.utf8.count > Self.maximumPointerLength || PersonalDataDetector.finds(in: pointer) else {
            return rejection
        }
        return Rejection(rejection.code, at: pointer.hasPrefix("/data/") ? "/data" : "", expected: rejection.expected)
    }

    private static let maximumPointerLength = 512

    private static func personalData(in event: CloudEvent) -> String? {
        if PersonalDataDetector.finds(in: event.id, as: .reference) { return "/id" }
        if PersonalDataDetector.finds(in: event.source) { return "/source" }
        if PersonalDataDetector.finds(in: event.type) { return "/type" }
        if let subject = event.subject, PersonalDataDetector.finds(in: subject, as: .reference) { return "/subject" }
        if let schema = event.dataschema, PersonalDataDetector.finds(in: schema) { return "/dataschema" }
        for member in event.extensions {
            if PersonalDataDetector.finds(in: member.name) { return "" }
            let form: FieldForm? = member.name == ValidEvent.correctsAttribute ? .pattern(.reference) : nil
            if let found = self.personalData(in: member.value, of: form) {
                return "/\(JSONPointer.escaped(member.name))" + found
            }
        }
        let form = EventType(wireName: event.type).map { FieldForm.object($0.form) }
        return event.data.flatMap { self.personalData(in: $0, of: form) }.map { "/data" + $0 }
    }

    /// The end of the pointer to personal data, from this value on. It is built on the way back from a match, because
    /// most events have none.
    /// - Parameter form: the contract's form of this place; `nil` where it knows none.
    private static func personalData(in value: JSONValue, of form: FieldForm?) -> String? {
        switch value {
        case .string(let text):
            return PersonalDataDetector.finds(in: text, as: form?.isReference == true ? .reference : .text) ? "" : nil
        case .integer(let number): return PersonalDataDetector.finds(in: number) ? "" : nil
        case .array(let items):
            for (index, item) in items.enumerated() {
                if let found = self.personalData(in: item, of: form?.item) { return "/\(index)" + found }
            }
            return nil
        case .object(let members):
            for member in members {
                // A name that is itself personal data is not repeated in the pointer.
                if PersonalDataDetector.finds(in: member.name) { return "" }
                if let found = self.personalData(in: member.value, of: form?.member(member.name)) {
                    return "/\(JSONPointer.escaped(member.name))" + found
                }
            }
            return nil
        default: return nil
        }
    }
}
