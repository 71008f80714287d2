/// Checks the context attributes of one event, in the order in which a reader of the specification would.
struct AttributeReader {
    static let maximumAttributeLength = 512

    /// The attributes in their order, without the data.
    private let members: [JSONMember]
    /// What stands under `data`; `nil` when it is absent.
    private let data: JSONNode?
    private let hasBase64: Bool

    init(_ members: [JSONMember], data: JSONNode?, hasBase64: Bool = false) {
        self.members = members
        self.data = data
        self.hasBase64 = hasBase64
    }

    /// The attributes of a structured event.
    init(_ object: JSONNode) {
        var members: [JSONMember] = []
        members.reserveCapacity(object.count)
        var (data, hasBase64): (JSONNode?, Bool) = (nil, false)
        object.forEachMember { _, name, value in
            let name = name.string ?? ""
            switch name {
            case "data": data = value.kind == .null ? nil : value
            case "data_base64": hasBase64 = value.kind != .null
            default: members.append(JSONMember(name, value.value))
            }
        }
        self.init(members, data: data, hasBase64: hasBase64)
    }

    func event() throws(Rejection) -> CloudEvent {
        try self.checkNamesAndTypes()
        let version = try self.required("specversion")
        guard version == "1.0" else { throw Rejection(.specversion, at: "/specversion", expected: "1.0") }
        let id = try self.required("id")
        let source = try self.required("source")
        let type = try self.required("type")
        guard URIReference.isPlausible(source) else { throw Rejection(.sourceFormat, at: "/source") }
        let subject = try self.optional("subject")
        let time = try self.optional("time")
        if let time, !RFC3339.isValid(time) { throw Rejection(.timeFormat, at: "/time") }
        let dataschema = try self.optional("dataschema")
        if let dataschema, !URIReference.isAbsolute(dataschema) {
            throw Rejection(.dataschemaMismatch, at: "/dataschema", expected: "an absolute URI")
        }
        if let contentType = try self.optional("datacontenttype") {
            let essence = contentType.lowercased().prefix { $0 != ";" && $0 != " " }
            guard essence == "application/json" || essence.hasSuffix("+json") else {
                throw Rejection(.contentType, at: "/datacontenttype", expected: "application/json")
            }
        }
        guard self.data == nil || !self.hasBase64 else { throw Rejection(.dataAndBase64, at: "/data_base64") }
        guard !self.hasBase64 else {
            throw Rejection(.contentType, at: "/data_base64", expected: "JSON in data")
        }
        return CloudEvent(
            id: id, source: source, type: type, subject: subject, time: time, dataschema: dataschema,
            extensions: self.extensions, node: self.data)
    }

    private var extensions: [JSONMember] {
        var extensions: [JSONMember] = []
        for member in self.members {
            switch member.name {
            case "specversion", "id", "source", "type", "subject", "time", "dataschema", "datacontenttype": continue
            default: if member.value != .null { extensions.append(member) }
            }
        }
        return extensions
    }

    private func checkNamesAndTypes() throws(Rejection) {
        for member in self.members {
            var pointer: String { "/" + Rejection.escaped(member.name) }
            let isPlain = member.name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
            guard isPlain, !member.name.isEmpty else { throw Rejection(.attributeName, at: pointer) }
            switch member.value {
            case .null, .bool: break
            case .integer(let number):
                guard Int32(exactly: number) != nil else {
                    throw Rejection(.attributeType, at: pointer, expected: "a 32-bit integer")
                }
            case .string(let text):
                guard text.utf8.count <= Self.maximumAttributeLength else {
                    throw Rejection(.attributeTooLong, at: pointer, expected: "\(Self.maximumAttributeLength) bytes")
                }
                guard Self.isAllowed(text) else {
                    throw Rejection(.attributeCharacter, at: pointer)
                }
            default: throw Rejection(.attributeType, at: pointer, expected: "string, integer or boolean")
            }
        }
    }

    /// Whether this can stand for an event in feedback, journal and log.
    static func isReadable(id: String) -> Bool {
        !id.isEmpty && id.utf8.count <= Self.maximumAttributeLength && Self.isAllowed(id)
    }

    private static func isAllowed(_ text: String) -> Bool {
        // Nearly always plain ASCII, which needs no decoding.
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) } || text.unicodeScalars.allSatisfy(Self.isAllowed)
    }

    /// CloudEvents, type String: no control characters and no noncharacters.
    static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: false
        default: scalar.value & 0xFFFE != 0xFFFE
        }
    }

    /// JSON `null` is absent.
    private func value(_ name: String) -> JSONValue? {
        guard let value = self.members.first(where: { $0.name == name })?.value, value != .null else { return nil }
        return value
    }

    private func optional(_ name: String) throws(Rejection) -> String? {
        guard let value = self.value(name) else { return nil }
        guard case .string(let text) = value else {
            throw Rejection(.attributeType, at: "/" + name, expected: "string")
        }
        guard !text.isEmpty else { throw Rejection(.attributeEmpty, at: "/" + name) }
        return text
    }

    private func required(_ name: String) throws(Rejection) -> String {
        guard let text = try self.optional(name) else { throw Rejection(.attributeMissing, at: "/" + name) }
        return text
    }
}

/// Just enough of RFC 3986 to tell a URI from something else.
enum URIReference {
    static func isPlausible(_ text: String) -> Bool { text.utf8.allSatisfy { Self.isAllowed[Int($0)] } }

    private static let isAllowed: [Bool] = (0...255).map { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~:/?#[]@!$&'()*+,;=%".utf8.contains(UInt8(byte))
        }
    }

    static func isAbsolute(_ text: String) -> Bool {
        guard self.isPlausible(text), let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let scheme = text.utf8[..<colon]
        func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) }
        guard let first = scheme.first, isLetter(first) else { return false }
        return scheme.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0) }
    }
}
