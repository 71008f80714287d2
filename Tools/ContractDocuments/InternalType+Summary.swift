import Contracts

extension InternalType {
    func summary(for audience: InternalAudience) -> String {
        switch audience {
        case .stream: self.streamSummary
        case .partner: self.partnerSummary
        }
    }

    private var streamSummary: String {
        switch self {
        case .dayStarted: "A day of Utrecht's calendar begins. Days come in order, without gaps."
        case .dayCompleted: "The service has applied the rules of a day: all that it says of the day stands before."
        case .termAnnounced: "A contract form, temporary supply or an urgency ends soon."
        case .termReached: "A contract form, temporary supply or an urgency has ended."
        case .quotaAnnounced: "What a corporation is asked to nominate for a round, and where."
        case .presentationProposed: "A presentation waits for the allocation office."
        case .presentationDropped: "A proposal came to nothing before the allocation office let it go out."
        case .presentationMade: "Candidates are with a corporation."
        case .presentationEnded: "A presentation is over, with the result of each candidate."
        case .placementConfirmed: "A candidate gets a dwelling."
        case .placementCancelled: "No tenancy comes of a placement."
        case .standingChanged: "Applications and dwellings that stand otherwise than was told before."
        case .solveCertified: "A day's solve is proved optimal: its size, its values and the digest of its proof."
        case .roundReported: "The funnel of a round that is closed."
        case .indicatorMeasured: "A figure differs from the last one published."
        case .signalRaised: "A signal goes up."
        case .signalUpdated: "A signal that is up has another severity."
        case .signalCleared: "A signal goes down."
        case .alertRaised: "A subject has an alert for the first time."
        case .alertUpdated: "An alert after a change, and the change."
        case .notificationIntended: "A message about an alert has to reach its audience."
        case .readLogCheckpointed:
            "The head of the service's log of who saw which person's data: at a start and once a day, when it grew."
        case .feedbackAccepted, .feedbackRejected, .feedbackDeferred, .feedbackLost, .feedbackPaused,
            .decisionApplied, .decisionRefused:
            ""
        }
    }

    private var partnerSummary: String {
        switch self {
        case .feedbackAccepted: "The event is stored and on the canonical stream under `seq`."
        case .feedbackRejected: "The event is not stored; what is wrong, and where."
        case .feedbackDeferred: "Kept, but it waits behind a fault of ours; the final verdict follows."
        case .feedbackLost:
            "Events on your topic that will never be answered: from an offset on, until one when it is known. Send "
                + "them again; under the same ids nothing doubles. The allocation office hears it too."
        case .feedbackPaused:
            "Once a day at most: you have sent as much as a day allows, in events or in bytes. What stands on your "
                + "topic waits there, and is read on at midnight in Utrecht."
        case .decisionApplied: "Your decision took effect: about a presentation, or about an alert."
        case .decisionRefused: "Recorded, but it came too late or does not fit."
        case .quotaAnnounced: "To a corporation: what it is asked to nominate for a round."
        case .presentationProposed:
            "To the allocation office, where it confirms: candidates for a dwelling, until it lets them go out."
        case .presentationDropped: "To the allocation office: a proposal needs no answer any more."
        case .presentationMade:
            "Candidates for a dwelling: all of them to its corporation, its own clients to each institution."
        case .presentationEnded: "A presentation is over."
        case .placementConfirmed: "A candidate gets a dwelling."
        case .placementCancelled:
            "No tenancy comes of a placement: refused, withdrawn, or let to somebody else."
        case .dayStarted, .dayCompleted, .termAnnounced, .termReached, .standingChanged, .solveCertified,
            .roundReported, .indicatorMeasured, .signalRaised, .signalUpdated, .signalCleared, .alertRaised,
            .alertUpdated, .notificationIntended, .readLogCheckpointed:
            ""
        }
    }
}
