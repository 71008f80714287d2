import Contracts
import JSON
import Vocabulary

/// A client's part in a presentation, or in the placement that followed from it.
public struct Offer: Equatable, Sendable {
    public let presentationId: String
    public let applicationId: String
    /// The institution's partner id.
    public let institution: String
    /// The day from which the client can refuse the offer.
    public let from: CalendarDate
    /// Whether the corporation has chosen the client.
    public let isChosen: Bool

    public init(
        presentationId: String, applicationId: String, institution: String, from: CalendarDate, isChosen: Bool
    ) {
        self.presentationId = presentationId
        self.applicationId = applicationId
        self.institution = institution
        self.from = from
        self.isChosen = isChosen
    }
}
