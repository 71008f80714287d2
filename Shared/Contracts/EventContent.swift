/// The data of an event with its type. Services switch over these cases to handle each type, so that a forgotten type
/// does not compile.
public indirect enum EventContent: Sendable {
    case institutionJoined(InstitutionJoined)
    case institutionLeft(InstitutionLeft)
    case contingentSet(ContingentSet)
    case corporationSized(CorporationSized)
    case targetSet(TargetSet)
    case policySet(PolicySet)
    case supplyAnnounced(SupplyAnnounced)
    case statusHoldersTargeted(StatusHoldersTargeted)
    case applicationSubmitted(ApplicationSubmitted)
    case applicationChanged(ApplicationChanged)
    case applicationPaused(ApplicationPaused)
    case applicationResumed(ApplicationResumed)
    case applicationWithdrawn(ApplicationWithdrawn)
    case offerRefused(OfferRefused)
    case supportArranged(SupportArranged)
    case handoverCompleted(HandoverCompleted)
    case supportEnded(SupportEnded)
    case relapseReported(RelapseReported)
    case nuisanceReported(NuisanceReported)
    case tenancyFlipped(TenancyFlipped)
    case dwellingNominated(DwellingNominated)
    case dwellingWithdrawn(DwellingWithdrawn)
    case matchChosen(MatchChosen)
    case matchDeclined(MatchDeclined)
    case tenancyStarted(TenancyStarted)
    case tenancyEnded(TenancyEnded)
    case lettingsCounted(LettingsCounted)
    case stockCounted(StockCounted)
    case roundOpened(RoundOpened)
    case roundClosed(RoundClosed)
    case presentationConfirmed(PresentationConfirmed)
    case presentationOverridden(PresentationOverridden)
    case urgencyGranted(UrgencyGranted)
    case urgencyRefused(UrgencyRefused)
    case urgencyExpired(UrgencyExpired)
    case locationLocked(LocationLocked)
    case locationReleased(LocationReleased)
    case exceptionGranted(ExceptionGranted)
    case allocationRecorded(AllocationRecorded)
    case actionRegistered(ActionRegistered)
    case actionProgressed(ActionProgressed)
    case actionClosed(ActionClosed)
    case evaluationRecorded(EvaluationRecorded)
    case alertAcknowledged(AlertAcknowledged)
    case alertAssigned(AlertAssigned)
    case alertSnoozed(AlertSnoozed)
    case alertResolved(AlertResolved)
    case calendarDayRequested(CalendarDayRequested)

    public var data: any EventData {
        switch self {
        case .institutionJoined(let data): data
        case .institutionLeft(let data): data
        case .contingentSet(let data): data
        case .corporationSized(let data): data
        case .targetSet(let data): data
        case .policySet(let data): data
        case .supplyAnnounced(let data): data
        case .statusHoldersTargeted(let data): data
        case .applicationSubmitted(let data): data
        case .applicationChanged(let data): data
        case .applicationPaused(let data): data
        case .applicationResumed(let data): data
        case .applicationWithdrawn(let data): data
        case .offerRefused(let data): data
        case .supportArranged(let data): data
        case .handoverCompleted(let data): data
        case .supportEnded(let data): data
        case .relapseReported(let data): data
        case .nuisanceReported(let data): data
        case .tenancyFlipped(let data): data
        case .dwellingNominated(let data): data
        case .dwellingWithdrawn(let data): data
        case .matchChosen(let data): data
        case .matchDeclined(let data): data
        case .tenancyStarted(let data): data
        case .tenancyEnded(let data): data
        case .lettingsCounted(let data): data
        case .stockCounted(let data): data
        case .roundOpened(let data): data
        case .roundClosed(let data): data
        case .presentationConfirmed(let data): data
        case .presentationOverridden(let data): data
        case .urgencyGranted(let data): data
        case .urgencyRefused(let data): data
        case .urgencyExpired(let data): data
        case .locationLocked(let data): data
        case .locationReleased(let data): data
        case .exceptionGranted(let data): data
        case .allocationRecorded(let data): data
        case .actionRegistered(let data): data
        case .actionProgressed(let data): data
        case .actionClosed(let data): data
        case .evaluationRecorded(let data): data
        case .alertAcknowledged(let data): data
        case .alertAssigned(let data): data
        case .alertSnoozed(let data): data
        case .alertResolved(let data): data
        case .calendarDayRequested(let data): data
        }
    }

    /// Reads the data of one type.
    ///
    /// - Throws: the first rejection, in the order of the fields.
    init(_ type: EventType, _ reader: inout DataReader) throws(Rejection) {
        switch type {
        case .institutionJoined: self = .institutionJoined(try reader.data())
        case .institutionLeft: self = .institutionLeft(try reader.data())
        case .contingentSet: self = .contingentSet(try reader.data())
        case .corporationSized: self = .corporationSized(try reader.data())
        case .targetSet: self = .targetSet(try reader.data())
        case .policySet: self = .policySet(try reader.data())
        case .supplyAnnounced: self = .supplyAnnounced(try reader.data())
        case .statusHoldersTargeted: self = .statusHoldersTargeted(try reader.data())
        case .applicationSubmitted: self = .applicationSubmitted(try reader.data())
        case .applicationChanged: self = .applicationChanged(try reader.data())
        case .applicationPaused: self = .applicationPaused(try reader.data())
        case .applicationResumed: self = .applicationResumed(try reader.data())
        case .applicationWithdrawn: self = .applicationWithdrawn(try reader.data())
        case .offerRefused: self = .offerRefused(try reader.data())
        case .supportArranged: self = .supportArranged(try reader.data())
        case .handoverCompleted: self = .handoverCompleted(try reader.data())
        case .supportEnded: self = .supportEnded(try reader.data())
        case .relapseReported: self = .relapseReported(try reader.data())
        case .nuisanceReported: self = .nuisanceReported(try reader.data())
        case .tenancyFlipped: self = .tenancyFlipped(try reader.data())
        case .dwellingNominated: self = .dwellingNominated(try reader.data())
        case .dwellingWithdrawn: self = .dwellingWithdrawn(try reader.data())
        case .matchChosen: self = .matchChosen(try reader.data())
        case .matchDeclined: self = .matchDeclined(try reader.data())
        case .tenancyStarted: self = .tenancyStarted(try reader.data())
        case .tenancyEnded: self = .tenancyEnded(try reader.data())
        case .lettingsCounted: self = .lettingsCounted(try reader.data())
        case .stockCounted: self = .stockCounted(try reader.data())
        case .roundOpened: self = .roundOpened(try reader.data())
        case .roundClosed: self = .roundClosed(try reader.data())
        case .presentationConfirmed: self = .presentationConfirmed(try reader.data())
        case .presentationOverridden: self = .presentationOverridden(try reader.data())
        case .urgencyGranted: self = .urgencyGranted(try reader.data())
        case .urgencyRefused: self = .urgencyRefused(try reader.data())
        case .urgencyExpired: self = .urgencyExpired(try reader.data())
        case .locationLocked: self = .locationLocked(try reader.data())
        case .locationReleased: self = .locationReleased(try reader.data())
        case .exceptionGranted: self = .exceptionGranted(try reader.data())
        case .allocationRecorded: self = .allocationRecorded(try reader.data())
        case .actionRegistered: self = .actionRegistered(try reader.data())
        case .actionProgressed: self = .actionProgressed(try reader.data())
        case .actionClosed: self = .actionClosed(try reader.data())
        case .evaluationRecorded: self = .evaluationRecorded(try reader.data())
        case .alertAcknowledged: self = .alertAcknowledged(try reader.data())
        case .alertAssigned: self = .alertAssigned(try reader.data())
        case .alertSnoozed: self = .alertSnoozed(try reader.data())
        case .alertResolved: self = .alertResolved(try reader.data())
        case .calendarDayRequested: self = .calendarDayRequested(try reader.data())
        }
    }
}
