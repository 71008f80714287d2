import JSON

/// An event without what it says of persons: its subject and its data.
enum MaskedEvent {
    private static let hidden: Set<String> = ["subject", "data", "data_base64"]

    static func json(_ event: JSONValue) -> JSONValue {
        guard case .object(let members) = event else { return .string("masked") }
        return .object(
            members.map { self.hidden.contains($0.name) ? JSONMember($0.name, .string("masked")) : $0 })
    }
}
