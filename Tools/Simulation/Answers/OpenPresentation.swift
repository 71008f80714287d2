import Vocabulary

/// A presentation that waits for a corporation's answer, as the corporation knows it.
public struct OpenPresentation: Equatable, Sendable {
    public struct Candidate: Equatable, Sendable {
        public let applicationId: String
        public let group: TargetGroup
        /// Whether the candidate is still available: not refused, withdrawn or released.
        public let isPending: Bool

        public init(applicationId: String, group: TargetGroup, isPending: Bool = true) {
            self.applicationId = applicationId
            self.group = group
            self.isPending = isPending
        }
    }

    public let presentationId: String
    /// The corporation's partner id.
    public let corporation: String
    public let dwellingId: String
    public let madeOn: CalendarDate
    public let respondBy: CalendarDate
    public let candidates: [Candidate]

    public init(
        presentationId: String, corporation: String, dwellingId: String, madeOn: CalendarDate, respondBy: CalendarDate,
        candidates: [Candidate]
    ) {
        self.presentationId = presentationId
        self.corporation = corporation
        self.dwellingId = dwellingId
        self.madeOn = madeOn
        self.respondBy = respondBy
        self.candidates = candidates
    }
}
