/// A CloudEvents 1.0.2 event with JSON data.
public struct CloudEvent: Equatable, Sendable {
    public static let maximumBytes = 65_536
    public static let structuredContentType = "application/cloudevents+json; charset=UTF-8"

    public var id: String
    public var source: String
    public var type: String
    public var subject: String?
    /// The moment of recording, as sent; never judged by the clock.
    public var time: String?
    public var dataschema: String?
    /// Extension attributes in the order in which they came.
    public var extensions: [JSONMember]
    public var data: JSONValue?

    public init(
        id: String, source: String, type: String, subject: String? = nil, time: String? = nil,
        dataschema: String? = nil, extensions: [JSONMember] = [], data: JSONValue? = nil
    ) {
        self.id = id
        self.source = source
        self.type = type
        self.subject = subject
        self.time = time
        self.dataschema = dataschema
        self.extensions = extensions
        self.data = data
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
