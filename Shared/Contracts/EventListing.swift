import Vocabulary

/// The names and senders of one type, made once for all events of the type.
struct EventListing: Sendable {
    let type: EventType
    let wireName: String
    let dataschema: String
    let senders: [PartnerKind]

    private static let all = EventType.allCases.map(Self.init)
    private static let wireNames = TextTable(Self.all.map(\.wireName))

    private init(_ type: EventType) {
        self.type = type
        self.wireName = type.wireName
        self.dataschema = type.dataschema
        self.senders = Array(type.senders)
    }

    init?(wireName: UnsafeBufferPointer<UInt8>) {
        guard let place = Self.wireNames.place(of: wireName) else { return nil }
        self = Self.all[place]
    }

    init?(wireName: String) {
        guard let place = Self.wireNames.place(of: wireName) else { return nil }
        self = Self.all[place]
    }
}
