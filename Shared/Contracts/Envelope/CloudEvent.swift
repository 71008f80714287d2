import JSON

/// A CloudEvents 1.0.2 event with JSON data.
public struct CloudEvent: Equatable, Sendable {
    public static let maximumBytes = 65_536
    public static let structuredContentType = "application/cloudevents+json; charset=UTF-8"

    public var id: String
    public var source: String
    public var type: String
    public var subject: String?
    /// The moment of recording, as sent; never compared with the clock.
    public var time: String?
    public var dataschema: String?
    /// Extension attributes in the order of arrival.
    public var extensions: [JSONMember]
    private var payload: Payload

    /// The data as read from a document, or as made here.
    private enum Payload: Sendable {
        case none
        case value(JSONValue)
        case node(JSONNode)
    }

    public var data: JSONValue? {
        get {
            switch self.payload {
            case .none: nil
            case .value(let value): value
            case .node(let node): node.value
            }
        }
        set { self.payload = newValue.map { .value($0) } ?? .none }
    }

    /// The data inside the document that they were read from; for an event made here, a document is made.
    var dataNode: JSONNode? {
        switch self.payload {
        case .none: nil
        // Our own output always parses.
        case .value(let value): (try? JSONDocument(JSONWriter.bytes(value)))?.root
        case .node(let node): node
        }
    }

    public static func == (left: CloudEvent, right: CloudEvent) -> Bool {
        left.id == right.id && left.source == right.source && left.type == right.type
            && left.subject == right.subject && left.time == right.time && left.dataschema == right.dataschema
            && left.extensions == right.extensions && left.data == right.data
    }

    init(
        id: String, source: String, type: String, subject: String?, time: String?, dataschema: String?,
        extensions: [JSONMember], node: JSONNode?
    ) {
        self.init(
            id: id, source: source, type: type, subject: subject, time: time, dataschema: dataschema,
            extensions: extensions, payload: node.map { .node($0) } ?? .none)
    }

    public init(
        id: String, source: String, type: String, subject: String? = nil, time: String? = nil,
        dataschema: String? = nil, extensions: [JSONMember] = [], data: JSONValue? = nil
    ) {
        self.init(
            id: id, source: source, type: type, subject: subject, time: time, dataschema: dataschema,
            extensions: extensions, payload: data.map { .value($0) } ?? .none)
    }

    private init(
        id: String, source: String, type: String, subject: String?, time: String?, dataschema: String?,
        extensions: [JSONMember], payload: Payload
    ) {
        self.id = id
        self.source = source
        self.type = type
        self.subject = subject
        self.time = time
        self.dataschema = dataschema
        self.extensions = extensions
        self.payload = payload
    }

    /// The event in structured mode.
    public var json: JSONValue {
        var members: [JSONMember] = [
            JSONMember("specversion", "1.0"), JSONMember("id", .string(self.id)),
            JSONMember("source", .string(self.source)), JSONMember("type", .string(self.type)),
        ]
        if let subject = self.subject { members.append(JSONMember("subject", .string(subject))) }
        if let time = self.time { members.append(JSONMember("time", .string(time))) }
        if let dataschema = self.dataschema { members.append(JSONMember("dataschema", .string(dataschema))) }
        members += self.extensions
        if let data = self.data {
            members.append(JSONMember("datacontenttype", "application/json"))
            members.append(JSONMember("data", data))
        }
        return .object(members)
    }

    public var bytes: [UInt8] { JSONWriter.bytes(self.json) }
}
