import Contracts
import JSON
import Vocabulary

/// A presentation that waits for the allocation office.
public struct ProposedPresentation: Equatable, Sendable {
    public let presentationId: String
    public let madeOn: CalendarDate
    /// Applications, in the order of the proposal.
    public let candidates: [String]

    public init(presentationId: String, madeOn: CalendarDate, candidates: [String]) {
        self.presentationId = presentationId
        self.madeOn = madeOn
        self.candidates = candidates
    }
}
