import Vocabulary

/// What a corporation's decline and a client's refusal mean (MAT-4, MAT-11): part of the policy, with its version. Rounds
/// in flight stay on theirs.
///
/// In every case waiting goes on for the client, and the dwelling is refilled at the next day's solve. The plan leaves
/// the consequences open; the first table is ours, until the parties set another with `policy.set`.
public struct DecisionPolicy: Codable, Equatable, Sendable {
    public struct Decline: Codable, Equatable, Sendable {
        /// The contract's code.
        public let reason: String
        /// Where the client is not presented again, beyond the dwelling itself.
        public let reach: DeclineReach
        /// Whether the dwelling's next presentation waits for the allocation office, whatever the round's policy says.
        public let asksOffice: Bool

        public init(reason: String, reach: DeclineReach, asksOffice: Bool) {
            self.reason = reason
            self.reach = reach
            self.asksOffice = asksOffice
        }
    }

    public struct Refusal: Codable, Equatable, Sendable {
        /// VERA's detail code under `GEW`.
        public let reason: String
        /// Whether the single offer is used up. An exception (`single-offer`) gives it back.
        public let usesOffer: Bool

        public init(reason: String, usesOffer: Bool) {
            self.reason = reason
            self.usesOffer = usesOffer
        }
    }

    public let version: String
    public private(set) var declines: [Decline]
    public private(set) var refusals: [Refusal]

    /// In force until a policy says otherwise. It never changes: rounds may be on it.
    public static let plan2019 = DecisionPolicy(
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

    /// This table with another meaning for the reasons given; the others keep theirs.
    public func replacing(_ declines: [Decline], _ refusals: [Refusal], version: String) -> DecisionPolicy {
        let other = Set(declines.map(\.reason))
        let otherRefusals = Set(refusals.map(\.reason))
        return DecisionPolicy(
            version: version, declines: self.declines.filter { !other.contains($0.reason) } + declines,
            refusals: self.refusals.filter { !otherRefusals.contains($0.reason) } + refusals)
    }

    /// A reason that is not in the table reaches the dwelling alone.
    public func decline(_ reason: String) -> Decline {
        self.declines.first { $0.reason == reason } ?? Decline(reason: reason, reach: .dwelling, asksOffice: false)
    }

    public func refusal(_ reason: String) -> Refusal {
        self.refusals.first { $0.reason == reason } ?? Refusal(reason: reason, usesOffer: true)
    }
}
