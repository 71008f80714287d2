/// The types partners may send: `nl.doorstroom.<name>.v1`.
public enum EventType: String, CaseIterable, Sendable, Codable {
    case institutionJoined = "institution.joined"
    case contingentSet = "contingent.set"
    case corporationSized = "corporation.sized"
    case targetSet = "target.set"
    case policySet = "policy.set"
    case applicationSubmitted = "application.submitted"
    case applicationChanged = "application.changed"
    case applicationWithdrawn = "application.withdrawn"
    case dwellingNominated = "dwelling.nominated"
    case dwellingWithdrawn = "dwelling.withdrawn"
    case roundOpened = "round.opened"
    case roundClosed = "round.closed"
    case matchChosen = "match.chosen"
    case matchDeclined = "match.declined"
    case tenancyStarted = "tenancy.started"
    case lettingsCounted = "lettings.counted"
    case allocationRecorded = "allocation.recorded"
    case actionRegistered = "action.registered"
    case actionProgressed = "action.progressed"
    case alertAcknowledged = "alert.acknowledged"
    case calendarDayRequested = "calendar.day-requested"

    public static let prefix = "nl.doorstroom."
    public static let suffix = ".v1"

    /// The CloudEvents `type`.
    public var wireName: String { Self.prefix + self.rawValue + Self.suffix }

    /// The `$id` of the schema of its data.
    public var dataschema: String { "https://doorstroom.nl/schemas/\(self.rawValue).v1.json" }

    private static let byWireName = Dictionary(
        Self.allCases.map { ($0.wireName, $0) }, uniquingKeysWith: { first, _ in first })

    public init?(wireName: String) {
        guard let type = Self.byWireName[wireName] else { return nil }
        self = type
    }

    /// Who may send it (`contract.md`, Types).
    public var senders: Set<PartnerKind> {
        switch self {
        case .applicationSubmitted, .applicationChanged, .applicationWithdrawn: [.institution]
        case .dwellingNominated, .dwellingWithdrawn, .matchChosen, .matchDeclined, .tenancyStarted: [.corporation]
        case .lettingsCounted: [.corporation, .allocationOffice]
        case .roundOpened, .roundClosed, .allocationRecorded: [.allocationOffice]
        case .institutionJoined, .contingentSet: [.association]
        case .targetSet, .policySet, .corporationSized: [.municipality]
        case .actionRegistered, .actionProgressed, .alertAcknowledged: [.implementationTeam]
        case .calendarDayRequested: [.calendar]
        }
    }

    /// The known types whose names are nearest to an unknown one, for the feedback.
    public static func nearest(to wireName: String, count: Int = 3) -> [String] {
        let target = Array(wireName.utf8.prefix(120))
        return Self.allCases
            .map { (distance: Self.editDistance(target, Array($0.wireName.utf8)), name: $0.wireName) }
            .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
            .prefix(count).map(\.name)
    }

    private static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (i, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(diagonal + (byte == other ? 0 : 1), above + 1, row[j] + 1)
                diagonal = above
            }
        }
        return row[right.count]
    }
}
