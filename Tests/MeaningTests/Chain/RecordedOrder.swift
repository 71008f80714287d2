import Contracts

/// The bytes of a message that are the same in every run. Today the services write some objects through Foundation's
/// encoder, which orders members by chance; only those objects are sorted before they are compared.
enum RecordedOrder {
    private static let wholes: Set<String> = [
        "quota.announced", "presentation.proposed", "presentation.dropped", "presentation.made", "presentation.ended",
        "placement.confirmed", "placement.cancelled", "standing.changed", "round.reported", "indicator.measured",
        "signal.raised", "signal.updated", "notification.intended",
    ]

    static func bytes(_ message: [UInt8], on audience: String) throws -> [UInt8] {
        let event = try JSONParser.parse(message)
        guard let data = event["data"], let type = event["type"]?.stringValue else { return message }
        let name = String(type.dropFirst(EventType.prefix.count).dropLast(EventType.suffix.count))
        let ordered: JSONValue
        switch (audience, name) {
        case ("partner", "quota.announced"): ordered = try Self.sorted(data)
        case ("partner", _): return message
        case (_, "solve.certified"), (_, "alert.raised"): ordered = try Self.changing(data) { try Self.sorted($1) }
        case (_, "alert.updated"):
            ordered = try Self.changing(data) { name, value in
                name == "alert" ? try Self.changing(value) { try Self.sorted($1) } : try Self.sorted(value)
            }
        default:
            guard Self.wholes.contains(name) else { return message }
            ordered = try Self.sorted(data)
        }
        return JSONWriter.bytes(Self.changing(event) { $0 == "data" ? ordered : $1 })
    }

    private static func sorted(_ value: JSONValue) throws -> JSONValue {
        try JSONParser.parse(JSONWriter.bytes(value, sortingMembers: true))
    }

    private static func changing(
        _ value: JSONValue, _ change: (String, JSONValue) throws -> JSONValue
    ) rethrows -> JSONValue {
        guard case .object(let members) = value else { return value }
        return .object(try members.map { JSONMember($0.name, try change($0.name, $0.value)) })
    }
}
