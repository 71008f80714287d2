/// The types partners may send: `nl.doorstroom.<name>.v1`.
public enum EventType: String, CaseIterable, Sendable, Codable {
    case institutionJoined = "institution.joined"
    case institutionLeft = "institution.left"
    case contingentSet = "contingent.set"
    case corporationSized = "corporation.sized"
    case targetSet = "target.set"
    case policySet = "policy.set"
    case supplyAnnounced = "supply.announced"
    case statusHoldersTargeted = "statusholders.targeted"
    case applicationSubmitted = "application.submitted"
    case applicationChanged = "application.changed"
    case applicationPaused = "application.paused"
    case applicationResumed = "application.resumed"
    case applicationWithdrawn = "application.withdrawn"
    case offerRefused = "offer.refused"
    case supportArranged = "support.arranged"
    case handoverCompleted = "handover.completed"
    case supportEnded = "support.ended"
    case relapseReported = "relapse.reported"
    case nuisanceReported = "nuisance.reported"
    case tenancyFlipped = "tenancy.flipped"
    case dwellingNominated = "dwelling.nominated"
    case dwellingWithdrawn = "dwelling.withdrawn"
    case matchChosen = "match.chosen"
    case matchDeclined = "match.declined"
    case tenancyStarted = "tenancy.started"
    case tenancyEnded = "tenancy.ended"
    case lettingsCounted = "lettings.counted"
    case stockCounted = "stock.counted"
    case roundOpened = "round.opened"
    case roundClosed = "round.closed"
    case presentationConfirmed = "presentation.confirmed"
    case presentationOverridden = "presentation.overridden"
    case urgencyGranted = "urgency.granted"
    case urgencyRefused = "urgency.refused"
    case urgencyExpired = "urgency.expired"
    case locationLocked = "location.locked"
    case locationReleased = "location.released"
    case exceptionGranted = "exception.granted"
    case allocationRecorded = "allocation.recorded"
    case actionRegistered = "action.registered"
    case actionProgressed = "action.progressed"
    case actionClosed = "action.closed"
    case evaluationRecorded = "evaluation.recorded"
    case alertAcknowledged = "alert.acknowledged"
    case alertAssigned = "alert.assigned"
    case alertSnoozed = "alert.snoozed"
    case alertResolved = "alert.resolved"
    case calendarDayRequested = "calendar.day-requested"

    public static let prefix = "nl.doorstroom."
    public static let suffix = ".v1"

    /// The CloudEvents `type`.
    public var wireName: String { Self.prefix + self.rawValue + Self.suffix }

    /// The `$id` of the schema of its data.
    public var dataschema: String { "https://doorstroom.nl/schemas/\(self.rawValue).v1.json" }

    public init?(wireName: String) {
        guard let listing = EventListing(wireName: wireName) else { return nil }
        self = listing.type
    }

    /// The kinds of partner that may send it (`contract.md`, Types).
    public var senders: Set<PartnerKind> {
        switch self {
        case .institutionJoined, .institutionLeft, .contingentSet:
            [.association]
        case .corporationSized, .targetSet, .policySet, .statusHoldersTargeted:
            [.municipality]
        case .supplyAnnounced:
            [.municipality, .corporation]
        case .applicationSubmitted, .applicationChanged, .applicationPaused, .applicationResumed, .applicationWithdrawn,
            .offerRefused:
            [.institution, .cityDealMeeting]
        case .supportArranged, .handoverCompleted, .supportEnded, .relapseReported, .tenancyFlipped:
            [.institution]
        case .nuisanceReported:
            [.institution, .corporation, .landlord]
        case .dwellingNominated, .dwellingWithdrawn, .matchChosen, .matchDeclined, .tenancyStarted, .tenancyEnded,
            .stockCounted:
            [.corporation, .landlord]
        case .lettingsCounted:
            [.corporation, .landlord, .allocationOffice]
        case .roundOpened, .roundClosed, .presentationConfirmed, .presentationOverridden, .urgencyGranted,
            .urgencyRefused, .urgencyExpired, .locationLocked, .locationReleased, .exceptionGranted,
            .allocationRecorded:
            [.allocationOffice]
        case .actionRegistered, .actionProgressed, .actionClosed, .evaluationRecorded, .alertAcknowledged,
            .alertAssigned, .alertSnoozed, .alertResolved:
            [.implementationTeam]
        case .calendarDayRequested:
            [.calendar]
        }
    }

    /// The known types with the names nearest to an unknown one, for the feedback.
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
