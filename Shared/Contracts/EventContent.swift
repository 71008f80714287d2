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
        case .institutionJoined: self = .institutionJoined(try InstitutionJoined(&reader))
        case .institutionLeft: self = .institutionLeft(try InstitutionLeft(&reader))
        case .contingentSet: self = .contingentSet(try ContingentSet(&reader))
        case .corporationSized: self = .corporationSized(try CorporationSized(&reader))
        case .targetSet: self = .targetSet(try TargetSet(&reader))
        case .policySet: self = .policySet(try PolicySet(&reader))
        case .supplyAnnounced: self = .supplyAnnounced(try SupplyAnnounced(&reader))
        case .statusHoldersTargeted: self = .statusHoldersTargeted(try StatusHoldersTargeted(&reader))
        case .applicationSubmitted: self = .applicationSubmitted(try ApplicationSubmitted(&reader))
        case .applicationChanged: self = .applicationChanged(try ApplicationChanged(&reader))
        case .applicationPaused: self = .applicationPaused(try ApplicationPaused(&reader))
        case .applicationResumed: self = .applicationResumed(try ApplicationResumed(&reader))
        case .applicationWithdrawn: self = .applicationWithdrawn(try ApplicationWithdrawn(&reader))
        case .offerRefused: self = .offerRefused(try OfferRefused(&reader))
        case .supportArranged: self = .supportArranged(try SupportArranged(&reader))
        case .handoverCompleted: self = .handoverCompleted(try HandoverCompleted(&reader))
        case .supportEnded: self = .supportEnded(try SupportEnded(&reader))
        case .relapseReported: self = .relapseReported(try RelapseReported(&reader))
        case .nuisanceReported: self = .nuisanceReported(try NuisanceReported(&reader))
        case .tenancyFlipped: self = .tenancyFlipped(try TenancyFlipped(&reader))
        case .dwellingNominated: self = .dwellingNominated(try DwellingNominated(&reader))
        case .dwellingWithdrawn: self = .dwellingWithdrawn(try DwellingWithdrawn(&reader))
        case .matchChosen: self = .matchChosen(try MatchChosen(&reader))
        case .matchDeclined: self = .matchDeclined(try MatchDeclined(&reader))
        case .tenancyStarted: self = .tenancyStarted(try TenancyStarted(&reader))
        case .tenancyEnded: self = .tenancyEnded(try TenancyEnded(&reader))
        case .lettingsCounted: self = .lettingsCounted(try LettingsCounted(&reader))
        case .stockCounted: self = .stockCounted(try StockCounted(&reader))
        case .roundOpened: self = .roundOpened(try RoundOpened(&reader))
        case .roundClosed: self = .roundClosed(try RoundClosed(&reader))
        case .presentationConfirmed: self = .presentationConfirmed(try PresentationConfirmed(&reader))
        case .presentationOverridden: self = .presentationOverridden(try PresentationOverridden(&reader))
        case .urgencyGranted: self = .urgencyGranted(try UrgencyGranted(&reader))
        case .urgencyRefused: self = .urgencyRefused(try UrgencyRefused(&reader))
        case .urgencyExpired: self = .urgencyExpired(try UrgencyExpired(&reader))
        case .locationLocked: self = .locationLocked(try LocationLocked(&reader))
        case .locationReleased: self = .locationReleased(try LocationReleased(&reader))
        case .exceptionGranted: self = .exceptionGranted(try ExceptionGranted(&reader))
        case .allocationRecorded: self = .allocationRecorded(try AllocationRecorded(&reader))
        case .actionRegistered: self = .actionRegistered(try ActionRegistered(&reader))
        case .actionProgressed: self = .actionProgressed(try ActionProgressed(&reader))
        case .actionClosed: self = .actionClosed(try ActionClosed(&reader))
        case .evaluationRecorded: self = .evaluationRecorded(try EvaluationRecorded(&reader))
        case .alertAcknowledged: self = .alertAcknowledged(try AlertAcknowledged(&reader))
        case .alertAssigned: self = .alertAssigned(try AlertAssigned(&reader))
        case .alertSnoozed: self = .alertSnoozed(try AlertSnoozed(&reader))
        case .alertResolved: self = .alertResolved(try AlertResolved(&reader))
        case .calendarDayRequested: self = .calendarDayRequested(try CalendarDayRequested(&reader))
        }
    }
}
