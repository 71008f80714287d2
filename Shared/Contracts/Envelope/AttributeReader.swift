import JSON

/// Checks the context attributes of one event, in the order in which a reader of the specification would.
struct AttributeReader {
    static let maximumAttributeLength = 512

    private var known = KnownAttributes()
    private var extensions: [JSONMember] = []
    /// The value of `data`; `nil` when it is absent.
    private var data: JSONView?
    /// The value of `data_base64`; `nil` when it is absent.
    private var base64: JSONView?
    private let rules: EnvelopeRules

    /// - Throws: the first attribute with an invalid name or type.
    init(_ object: JSONView, _ rules: EnvelopeRules) throws(Rejection) {
        self.rules = rules
        try object.forEachMember { (_, name, value) throws(Rejection) in
            if name.isText("data") {
                self.data = value.kind == .null ? nil : value
            } else if name.isText("data_base64") {
                self.base64 = value.kind == .null ? nil : value
            } else {
                try Self.check(name, value, rules)
                // JSON `null` is absent.
                if value.kind != .null, !self.known.take(name, value) {
                    self.extensions.append(JSONMember(name.string ?? "", value.value))
                }
            }
        }
    }

    /// The event in structured mode.
    func event(of document: JSONDocument) throws(Rejection) -> CloudEvent {
        try self.event(with: self.data.map { JSONNode(document: document, index: $0.index) })
    }

    /// - Parameter data: the event's data, from the document or from the body of a message in binary mode.
    func event(with data: JSONNode?) throws(Rejection) -> CloudEvent {
        let version = try Self.required("specversion", self.known.specversion)
        guard version == "1.0" else { throw Rejection(.specversion, at: "/specversion", expected: "1.0") }
        let id = try Self.required("id", self.known.id)
        let source = try Self.required("source", self.known.source)
        // The name of a known type is there already.
        let listed = self.known.type?.plainText.flatMap { EventListing(wireName: $0) }
        let type = if let listed { listed.wireName } else { try Self.required("type", self.known.type) }
        guard URIReference.isPlausible(source) else { throw Rejection(.sourceFormat, at: "/source") }
        let subject = try Self.optional("subject", self.known.subject)
        let time = try Self.optional("time", self.known.time)
        if let time, !RFC3339.isValid(time) { throw Rejection(.timeFormat, at: "/time") }
        let dataschema = try Self.optional("dataschema", self.known.dataschema)
        if let dataschema, !URIReference.isAbsolute(dataschema) {
            throw Rejection(.dataschemaMismatch, at: "/dataschema", expected: "an absolute URI")
        }
        try self.checkContentType()
        guard data == nil || self.base64 == nil else { throw Rejection(.dataAndBase64, at: "/data_base64") }
        if let base64 { try self.check(base64: base64) }
        return CloudEvent(
            id: id, source: source, type: type, subject: subject, time: time, dataschema: dataschema,
            extensions: self.extensions, node: data)
    }

    private func checkContentType() throws(Rejection) {
        let value = self.known.datacontenttype
        if value?.isText("application/json") == true { return }
        guard let text = try Self.optional("datacontenttype", value) else { return }
        let type = MediaType(text)
        guard self.rules == .profile ? type.isJSON : type.isWellFormed else {
            let expected = self.rules == .profile ? "application/json" : "a media type"
            throw Rejection(.contentType, at: "/datacontenttype", expected: expected)
        }
    }

    /// The profile accepts no Base64; CloudEvents accepts any valid Base64.
    private func check(base64: JSONView) throws(Rejection) {
        guard self.rules == .cloudEvents else {
            throw Rejection(.contentType, at: "/data_base64", expected: "JSON in data")
        }
        guard let text = base64.string, Base64.isValid(text) else {
            throw Rejection(.attributeType, at: "/data_base64", expected: "a string of Base64")
        }
    }

    // MARK: Names and types

    private static func isName(_ name: JSONView) -> Bool {
        // An escaped name is a name too.
        guard let raw = name.plainText else {
            let text = name.string ?? ""
            return !text.isEmpty && text.utf8.allSatisfy(Self.isNameByte)
        }
        return !raw.isEmpty && raw.allSatisfy(Self.isNameByte)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }

    private static func check(_ name: JSONView, _ value: JSONView, _ rules: EnvelopeRules) throws(Rejection) {
        var pointer: String { "/" + JSONPointer.escaped(name.string ?? "") }
        guard Self.isName(name) else { throw Rejection(.attributeName, at: pointer) }
        switch value.kind {
        case .null, .no, .yes: break
        case .integer:
            guard let number = value.integer, Int32(exactly: number) != nil else {
                throw Rejection(.attributeType, at: pointer, expected: "a 32-bit integer")
            }
        case .string:
            if value.isPrintable, let raw = value.plainText, raw.count <= Self.maximumAttributeLength { return }
            let text = value.string ?? ""
            guard text.utf8.count <= Self.maximumAttributeLength || rules == .cloudEvents else {
                throw Rejection(.attributeTooLong, at: pointer, expected: "\(Self.maximumAttributeLength) bytes")
            }
            guard Self.isAllowed(text) else { throw Rejection(.attributeCharacter, at: pointer) }
        case .decimal, .array, .object:
            throw Rejection(.attributeType, at: pointer, expected: "string, integer or boolean")
        }
    }

    /// Whether this id can identify an event in feedback, journal and log.
    static func isReadable(id: String) -> Bool {
        !id.isEmpty && id.utf8.count <= Self.maximumAttributeLength && Self.isAllowed(id)
    }

    private static func isAllowed(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(Self.isAllowed) }

    /// CloudEvents, type String: no control characters and no noncharacters.
    static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: false
        default: scalar.value & 0xFFFE != 0xFFFE
        }
    }

    // MARK: Values

    private static func optional(_ name: StaticString, _ value: JSONView?) throws(Rejection) -> String? {
        guard let value else { return nil }
        guard let text = value.string else {
            throw Rejection(.attributeType, at: "/\(name)", expected: "string")
        }
        guard !text.isEmpty else { throw Rejection(.attributeEmpty, at: "/\(name)") }
        return text
    }

    private static func required(_ name: StaticString, _ value: JSONView?) throws(Rejection) -> String {
        guard let text = try Self.optional(name, value) else { throw Rejection(.attributeMissing, at: "/\(name)") }
        return text
    }
}

/// The attributes that CloudEvents itself defines; all others are extensions.
private struct KnownAttributes {
    var specversion: JSONView?
    var id: JSONView?
    var source: JSONView?
    var type: JSONView?
    var subject: JSONView?
    var time: JSONView?
    var dataschema: JSONView?
    var datacontenttype: JSONView?

    /// - Returns: whether the name is one of these.
    mutating func take(_ name: JSONView, _ value: JSONView) -> Bool {
        if name.isText("id") {
            self.id = value
        } else if name.isText("source") {
            self.source = value
        } else if name.isText("type") {
            self.type = value
        } else if name.isText("specversion") {
            self.specversion = value
        } else if name.isText("subject") {
            self.subject = value
        } else if name.isText("time") {
            self.time = value
        } else if name.isText("dataschema") {
            self.dataschema = value
        } else if name.isText("datacontenttype") {
            self.datacontenttype = value
        } else {
            return false
        }
        return true
    }
}
