/// What a corporation's decline and a client's refusal mean (MAT-4, MAT-11): policy, versioned. Rounds in flight stay on
/// their version.
///
/// In every case waiting goes on for the client, and the dwelling is refilled at the next day's solve. The plan leaves
/// the consequences open; the table is ours until the parties set another.
public struct DecisionPolicy: Equatable, Sendable {
    /// Where a declined client is not presented again, beyond the dwelling itself.
    public enum Reach: String, Codable, Sendable {
        case dwelling
        case complex
        case corporation
    }

    public struct Decline: Equatable, Sendable {
        /// The contract's code.
        public let reason: String
        public let reach: Reach
        /// Whether the dwelling's next presentation waits for the allocation office, whatever the round's policy says.
        public let asksOffice: Bool
    }

    public struct Refusal: Equatable, Sendable {
        /// VERA's detail code under `GEW`.
        public let reason: String
        /// Whether the single offer is used up. An exception (`single-offer`) gives it back.
        public let usesOffer: Bool
    }

    public let version: String
    public let declines: [Decline]
    public let refusals: [Refusal]

    public static let current = DecisionPolicy(
        version: "2019-1",
        declines: [
            Decline(reason: "support-insufficient", reach: .dwelling, asksOffice: false),
            // The surroundings are the same next door.
            Decline(reason: "surroundings-unsuitable", reach: .complex, asksOffice: false),
            Decline(reason: "household-unsuitable", reach: .dwelling, asksOffice: false),
            Decline(reason: "accessibility", reach: .dwelling, asksOffice: false),
            Decline(reason: "affordability", reach: .dwelling, asksOffice: false),
            // It is about the building, not about the client: a person looks at who comes next.
            Decline(reason: "balance-in-building", reach: .complex, asksOffice: true),
            // The same landlord would say the same again.
            Decline(reason: "earlier-tenancy", reach: .corporation, asksOffice: true),
            Decline(reason: "candidate-unavailable", reach: .dwelling, asksOffice: false),
        ],
        refusals: [
            Refusal(reason: "BUI", usesOffer: true), Refusal(reason: "GEE", usesOffer: true),
            // What a client cannot pay was no suitable offer.
            Refusal(reason: "HUU", usesOffer: false), Refusal(reason: "PAO", usesOffer: true),
            // A person looks into it before the right is lost.
            Refusal(reason: "PER", usesOffer: false), Refusal(reason: "WBN", usesOffer: true),
            Refusal(reason: "WKN", usesOffer: true), Refusal(reason: "WOB", usesOffer: true),
        ])

    /// A reason that is not in the table reaches the dwelling alone.
    public func decline(_ reason: String) -> Decline {
        self.declines.first { $0.reason == reason } ?? Decline(reason: reason, reach: .dwelling, asksOffice: false)
    }

    public func refusal(_ reason: String) -> Refusal {
        self.refusals.first { $0.reason == reason } ?? Refusal(reason: reason, usesOffer: true)
    }
}
