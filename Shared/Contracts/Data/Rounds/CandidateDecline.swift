/// The reason for declining one candidate.
public struct CandidateDecline: Equatable, Sendable {
    public var applicationId: String
    public var reason: DeclineReason

    public init(applicationId: String, reason: DeclineReason) {
        self.applicationId = applicationId
        self.reason = reason
    }
}
