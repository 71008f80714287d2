import JSON

/// The first layer of the contract: is it a CloudEvents 1.0.2 event, structured or binary (Kafka protocol binding)?
public enum EnvelopeDecoder {
    /// Reads an event by the rules of the profile: its data are JSON.
    public static func decode(body: [UInt8], headers: [EventHeader] = []) -> EnvelopeOutcome {
        self.decode(body: body, headers: headers, rules: .profile)
    }

    /// Checks a message by CloudEvents alone: its data may have any content type and any size.
    /// - Returns: the first fault; `nil` when the message is an event.
    public static func fault(body: [UInt8], headers: [EventHeader] = []) -> Rejection? {
        guard case .rejected(let rejection, _) = self.decode(body: body, headers: headers, rules: .cloudEvents) else {
            return nil
        }
        return rejection
    }

    private static func decode(body: [UInt8], headers: [EventHeader], rules: EnvelopeRules) -> EnvelopeOutcome {
        let size = self.size(body, headers)
        guard size <= CloudEvent.maximumBytes || rules == .cloudEvents else {
            return .rejected(Rejection(.eventTooLarge), id: nil)
        }
        // The header that nearly all senders use need not be parsed each time.
        if headers.count == 1, headers[0].isStructured {
            return self.structured(body: body, texts: [], mediaType: nil, rules: rules)
        }
        let texts: [(name: String, value: String)]
        switch self.texts(of: headers) {
        case .success(let list): texts = list
        case .failure(let rejection): return .rejected(rejection, id: nil)
        }
        let mediaType = texts.first { $0.name == "content-type" }.map { MediaType($0.value) }
        let isBinary = texts.contains { $0.name.hasPrefix("ce_") }
        let isStructured = mediaType?.essence.hasPrefix("application/cloudevents") ?? !isBinary
        return isStructured
            ? self.structured(body: body, texts: texts, mediaType: mediaType, rules: rules)
            : self.binary(body: body, texts: texts, mediaType: mediaType, rules: rules)
    }

    /// The size of a message as the limit counts it, in bytes.
    static func size(_ body: [UInt8], _ headers: [EventHeader]) -> Int {
        headers.reduce(body.count) { $0 + $1.name.utf8.count + $1.value.count }
    }

    // MARK: The two modes

    private static func structured(
        body: [UInt8], texts: [(name: String, value: String)], mediaType: MediaType?, rules: EnvelopeRules
    ) -> EnvelopeOutcome {
        if let mediaType, mediaType.essence != "application/cloudevents+json" {
            return .rejected(Rejection(.contentType, expected: "application/cloudevents+json"), id: nil)
        }
        if let charset = mediaType?.charset, charset != "utf-8" {
            return .rejected(Rejection(.contentType, expected: "charset=utf-8"), id: nil)
        }
        guard !body.isEmpty else { return .rejected(Rejection(.eventEmpty), id: nil) }
        let document: JSONDocument
        do throws(JSONParseError) {
            document = try JSONDocument(body)
        } catch {
            return .rejected(Rejection(error.code, expected: "byte \(error.offset)"), id: nil)
        }
        return self.structured(document.root, texts: texts, rules: rules)
    }

    /// Reads one of the events in structured mode in a document.
    ///
    /// - Parameter size: the size of the event's message in bytes, headers included.
    static func decode(_ node: JSONNode, size: Int) -> EnvelopeOutcome {
        guard size <= CloudEvent.maximumBytes else { return .rejected(Rejection(.eventTooLarge), id: nil) }
        return self.structured(node, texts: [], rules: .profile)
    }

    private static func structured(
        _ node: JSONNode, texts: [(name: String, value: String)], rules: EnvelopeRules
    ) -> EnvelopeOutcome {
        node.read { root in
            guard root.kind == .object else { return .rejected(Rejection(.notAnObject), id: nil) }
            for (name, text) in texts where name.hasPrefix("ce_") {
                let attribute = String(name.dropFirst(3))
                // Compares bytes: Swift treats two spellings of the same letter as equal.
                guard let said = self.scalarText(self.member(attribute, of: root)), said.utf8.elementsEqual(text.utf8)
                else {
                    return .rejected(
                        Rejection(.headerConflict, at: "/" + JSONPointer.escaped(attribute)), id: self.readable(root))
                }
            }
            do throws(Rejection) {
                return .event(try AttributeReader(root, rules).event(of: node.document))
            } catch {
                return .rejected(error, id: self.readable(root))
            }
        }
    }

    private static func member(_ name: String, of root: JSONView) -> JSONValue? {
        var found: JSONValue?
        root.forEachMember { _, key, value in
            if key.string == name { found = value.value }
        }
        return found
    }

    private static func binary(
        body: [UInt8], texts: [(name: String, value: String)], mediaType: MediaType?, rules: EnvelopeRules
    ) -> EnvelopeOutcome {
        let members = texts.filter { $0.name.hasPrefix("ce_") }
            .map { JSONMember(String($0.name.dropFirst(3)), .string($0.value)) }
        let id = self.readable(members.first { $0.name == "id" }?.value.stringValue)
        for member in members where ["data", "data_base64", "datacontenttype"].contains(member.name) {
            return .rejected(Rejection(.attributeName, at: "/" + member.name), id: id)
        }
        var data: JSONNode?
        let isForeign = mediaType.map { !$0.isJSON } ?? false
        if isForeign, rules == .cloudEvents {
            guard mediaType?.isWellFormed == true else {
                return .rejected(Rejection(.contentType, at: "/datacontenttype", expected: "a media type"), id: id)
            }
        } else if !body.isEmpty {
            // Without a content type the event's data are JSON, as in structured mode.
            guard !isForeign else {
                return .rejected(Rejection(.contentType, at: "/datacontenttype", expected: "application/json"), id: id)
            }
            if let charset = mediaType?.charset, charset != "utf-8" {
                return .rejected(Rejection(.contentType, at: "/datacontenttype", expected: "charset=utf-8"), id: id)
            }
            do throws(JSONParseError) {
                let root = try JSONDocument(body).root
                data = root.kind == .null ? nil : root
            } catch {
                return .rejected(Rejection(error.code, at: "/data", expected: "byte \(error.offset)"), id: id)
            }
        }
        // Turns the attributes into the object that they would be in structured mode, so that one set of rules reads
        // both.
        let attributes: JSONDocument
        do throws(JSONParseError) {
            attributes = try JSONDocument(JSONWriter.bytes(.object(members)))
        } catch {
            // Our own output always parses: equal names were refused as headers.
            return .rejected(Rejection(error.code), id: id)
        }
        return attributes.root.read { root in
            do throws(Rejection) {
                return .event(try AttributeReader(root, rules).event(with: data))
            } catch {
                return .rejected(error, id: id)
            }
        }
    }

    // MARK: Attributes

    private static func readable(_ root: JSONView) -> String? { self.readable(root["id"]?.string) }

    /// An id that is empty, too long or holds forbidden characters identifies no event.
    private static func readable(_ id: String?) -> String? {
        id.flatMap { AttributeReader.isReadable(id: $0) ? $0 : nil }
    }

    private static func scalarText(_ value: JSONValue?) -> String? {
        switch value {
        case .string(let text): text
        case .integer(let number): String(number)
        case .bool(let flag): flag ? "true" : "false"
        default: nil
        }
    }

    // MARK: Headers

    private static func texts(of headers: [EventHeader]) -> Result<[(name: String, value: String)], Rejection> {
        var texts: [(name: String, value: String)] = []
        for header in headers {
            let name = header.name.lowercased()
            guard name == "content-type" || name.hasPrefix("ce_") else { continue }
            let attribute = name == "content-type" ? "datacontenttype" : String(name.dropFirst(3))
            let pointer = "/" + JSONPointer.escaped(attribute)
            guard !texts.contains(where: { $0.name == name }) else {
                return .failure(Rejection(.headerDuplicate, at: pointer))
            }
            guard let value = String(validating: header.value, as: UTF8.self) else {
                return .failure(Rejection(.headerEncoding, at: pointer))
            }
            texts.append((name, value))
        }
        return .success(texts)
    }
}
