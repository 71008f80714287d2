/// A seat of the implementation team: two people from each of the three parties (ESC-4). No names.
public struct Seat: Hashable, Sendable {
    public enum Party: String, CaseIterable, Hashable, Sendable {
        case municipality = "gemeente"
        case corporations = "corporaties"
        case institutions = "zorginstellingen"

        public var dutchName: String {
            switch self {
            case .municipality: "Gemeente"
            case .corporations: "Corporaties"
            case .institutions: "Zorginstellingen"
            }
        }

        public var englishName: String {
            switch self {
            case .municipality: "Municipality"
            case .corporations: "Corporations"
            case .institutions: "Care institutions"
            }
        }
    }

    public let party: Party
    /// 1 or 2.
    public let number: Int

    /// The six seats, in the order of selection lists.
    public static let all: [Seat] = Party.allCases.flatMap { party in
        (1...2).map { Seat(party: party, number: $0) }
    }

    /// - Parameter id: as events name it, such as `gemeente-1`; `nil` when the team has no such seat.
    public init?(_ id: String) {
        guard let seat = Self.all.first(where: { $0.id == id }) else { return nil }
        self = seat
    }

    private init(party: Party, number: Int) {
        self.party = party
        self.number = number
    }

    public var id: String { "\(self.party.rawValue)-\(self.number)" }
    public var dutchName: String { "\(self.party.dutchName), lid \(self.number)" }
    public var englishName: String { "\(self.party.englishName), member \(self.number)" }

    /// The seat's name, or the id as it is in events from before the seats were checked.
    public static func dutchName(of id: String) -> String { Seat(id)?.dutchName ?? id }
}
