extension EventType {
    /// The Swift type that reads this event's data: the one list that ties the two together.
    public var dataType: any EventData.Type {
        switch self {
        case .institutionJoined: InstitutionJoined.self
        case .institutionLeft: InstitutionLeft.self
        case .contingentSet: ContingentSet.self
        case .corporationSized: CorporationSized.self
        case .targetSet: TargetSet.self
        case .policySet: PolicySet.self
        case .supplyAnnounced: SupplyAnnounced.self
        case .statusHoldersTargeted: StatusHoldersTargeted.self
        case .applicationSubmitted: ApplicationSubmitted.self
        case .applicationChanged: ApplicationChanged.self
        case .applicationPaused: ApplicationPaused.self
        case .applicationResumed: ApplicationResumed.self
        case .applicationWithdrawn: ApplicationWithdrawn.self
        case .offerRefused: OfferRefused.self
        case .supportArranged: SupportArranged.self
        case .handoverCompleted: HandoverCompleted.self
        case .supportEnded: SupportEnded.self
        case .relapseReported: RelapseReported.self
        case .nuisanceReported: NuisanceReported.self
        case .tenancyFlipped: TenancyFlipped.self
        case .dwellingNominated: DwellingNominated.self
        case .dwellingWithdrawn: DwellingWithdrawn.self
        case .matchChosen: MatchChosen.self
        case .matchDeclined: MatchDeclined.self
        case .tenancyStarted: TenancyStarted.self
        case .tenancyEnded: TenancyEnded.self
        case .lettingsCounted: LettingsCounted.self
        case .stockCounted: StockCounted.self
        case .roundOpened: RoundOpened.self
        case .roundClosed: RoundClosed.self
        case .presentationConfirmed: PresentationConfirmed.self
        case .presentationOverridden: PresentationOverridden.self
        case .urgencyGranted: UrgencyGranted.self
        case .urgencyRefused: UrgencyRefused.self
        case .urgencyExpired: UrgencyExpired.self
        case .locationLocked: LocationLocked.self
        case .locationReleased: LocationReleased.self
        case .exceptionGranted: ExceptionGranted.self
        case .allocationRecorded: AllocationRecorded.self
        case .actionRegistered: ActionRegistered.self
        case .actionProgressed: ActionProgressed.self
        case .actionClosed: ActionClosed.self
        case .evaluationRecorded: EvaluationRecorded.self
        case .alertAcknowledged: AlertAcknowledged.self
        case .alertAssigned: AlertAssigned.self
        case .alertSnoozed: AlertSnoozed.self
        case .alertResolved: AlertResolved.self
        case .calendarDayRequested: CalendarDayRequested.self
        }
    }
}
