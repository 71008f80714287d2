extension InternalType {
    /// The data on a service's own stream and on a partner's feedback topic; `nil` where the type does not occur.
    public struct DataTypes: Sendable {
        public let stream: (any InternalData.Type)?
        public let partner: (any InternalData.Type)?

        static func stream(_ type: any InternalData.Type) -> DataTypes { DataTypes(stream: type, partner: nil) }
        static func partner(_ type: any InternalData.Type) -> DataTypes { DataTypes(stream: nil, partner: type) }
        static func both(_ stream: any InternalData.Type, _ partner: any InternalData.Type) -> DataTypes {
            DataTypes(stream: stream, partner: partner)
        }
    }

    /// The one list that ties types to the structs that read and write them.
    public var dataTypes: DataTypes {
        switch self {
        case .dayStarted: .stream(DayStarted.self)
        case .dayCompleted: .stream(DayCompleted.self)
        case .termAnnounced, .termReached: .stream(TermDue.self)
        case .feedbackAccepted: .partner(FeedbackAccepted.self)
        case .feedbackRejected: .partner(FeedbackRejected.self)
        case .feedbackDeferred: .partner(FeedbackDeferred.self)
        case .feedbackLost: .partner(FeedbackLost.self)
        case .feedbackPaused: .partner(FeedbackPaused.self)
        case .decisionApplied: .partner(DecisionApplied.self)
        case .decisionRefused: .partner(DecisionRefused.self)
        case .quotaAnnounced: .both(QuotaAnnounced.self, QuotaAnnounced.self)
        case .presentationProposed: .both(PresentationDetail.self, ProposalNotice.self)
        case .presentationDropped, .presentationEnded: .both(PresentationDetail.self, PresentationEndNotice.self)
        case .presentationMade: .both(PresentationDetail.self, PresentationNotice.self)
        case .placementConfirmed, .placementCancelled: .both(PlacementDetail.self, PlacementNotice.self)
        case .standingChanged: .stream(StandingsChanged.self)
        case .solveCertified: .stream(SolveCertified.self)
        case .roundReported: .stream(RoundReported.self)
        case .indicatorMeasured: .stream(IndicatorMeasured.self)
        case .signalRaised, .signalUpdated: .stream(SignalDetail.self)
        case .signalCleared: .stream(SignalCleared.self)
        case .alertRaised: .stream(AlertDetail.self)
        case .alertUpdated: .stream(AlertUpdated.self)
        case .notificationIntended: .stream(NotificationIntended.self)
        case .readLogCheckpointed: .stream(ReadLogCheckpointed.self)
        }
    }
}
