extension EventType {
    /// Whether the event is kept and answered, but read by no rule, figure or decision yet. All other types have a
    /// reader; a test checks this against the services' own readers.
    public var isRecordedOnly: Bool {
        switch self {
        case .institutionJoined, .institutionLeft, .supportArranged, .handoverCompleted, .supportEnded,
            .relapseReported, .nuisanceReported,
            .tenancyEnded, .tenancyFlipped, .stockCounted, .urgencyGranted, .urgencyRefused, .urgencyExpired,
            .evaluationRecorded:
            true
        case .contingentSet, .corporationSized, .targetSet, .policySet, .supplyAnnounced,
            .statusHoldersTargeted, .applicationSubmitted, .applicationChanged, .applicationPaused, .applicationResumed,
            .applicationWithdrawn, .offerRefused, .dwellingNominated, .dwellingWithdrawn, .matchChosen, .matchDeclined,
            .tenancyStarted, .lettingsCounted, .roundOpened, .roundClosed, .presentationConfirmed,
            .presentationOverridden, .locationLocked, .locationReleased, .exceptionGranted, .allocationRecorded,
            .actionRegistered, .actionProgressed, .actionClosed, .alertAcknowledged, .alertAssigned, .alertSnoozed,
            .alertResolved, .calendarDayRequested:
            false
        }
    }
}
