import Vocabulary

/// The consequences of a corporation's decline and a client's refusal (MAT-4, MAT-11). The table is part of the policy
/// and has a version; rounds in progress keep theirs.
///
/// In every case the client's waiting continues, and the next day's solve refills the dwelling. The plan leaves the
/// consequences open; the first table is ours, until the parties set another with `policy.set`.
public struct DecisionPolicy: Codable, Equatable, Sendable {
    public struct Decline: Codable, Equatable, Sendable {
        /// The contract's code.
        public let reason: String
        /// Where the client is not presented again, apart from the dwelling itself.
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
        /// Whether the refusal uses up the single offer. An exception (`single-offer`) restores it.
        public let usesOffer: Bool

        public init(reason: String, usesOffer: Bool) {
            self.reason = reason
            self.usesOffer = usesOffer
        }
    }

    public let version: String
    public private(set) var declines: [Decline]
    public private(set) var refusals: [Refusal]

    /// In force until a policy sets another table. It never changes, because rounds may be on it.
    public static let plan2019 = DecisionPolicy(
        version: "2019-1",
        declines: [
            Decline(reason: "support-insufficient", reach: .dwelling, asksOffice: false),
            // The rest of the complex has the same surroundings.
            Decline(reason: "surroundings-unsuitable", reach: .complex, asksOffice: false),
            Decline(reason: "household-unsuitable", reach: .dwelling, asksOffice: false),
            Decline(reason: "accessibility", reach: .dwelling, asksOffice: false),
            Decline(reason: "affordability", reach: .dwelling, asksOffice: false),
            // The reason concerns the building, not the client, so a person looks at the next candidates.
            Decline(reason: "balance-in-building", reach: .complex, asksOffice: true),
            // The same landlord would decline the client again.
            Decline(reason: "earlier-tenancy", reach: .corporation, asksOffice: true),
            Decline(reason: "candidate-unavailable", reach: .dwelling, asksOffice: false),
        ],
        refusals: [
            Refusal(reason: "BUI", usesOffer: true), Refusal(reason: "GEE", usesOffer: true),
            // A dwelling that the client cannot pay was not a suitable offer.
            Refusal(reason: "HUU", usesOffer: false), Refusal(reason: "PAO", usesOffer: true),
            // A person examines the case before the client loses the right.
            Refusal(reason: "PER", usesOffer: false), Refusal(reason: "WBN", usesOffer: true),
            Refusal(reason: "WKN", usesOffer: true), Refusal(reason: "WOB", usesOffer: true),
        ])

    /// A copy of this table in which the given entries replace those with the same reason.
    public func replacing(_ declines: [Decline], _ refusals: [Refusal], version: String) -> DecisionPolicy {
        let other = Set(declines.map(\.reason))
        let otherRefusals = Set(refusals.map(\.reason))
        return DecisionPolicy(
            version: version, declines: self.declines.filter { !other.contains($0.reason) } + declines,
            refusals: self.refusals.filter { !otherRefusals.contains($0.reason) } + refusals)
    }

    /// The consequence of a reason; one that is not in the table excludes the client from the dwelling alone.
    public func decline(_ reason: String) -> Decline {
        self.declines.first { $0.reason == reason } ?? Decline(reason: reason, reach: .dwelling, asksOffice: false)
    }

    public func refusal(_ reason: String) -> Refusal {
        self.refusals.first { $0.reason == reason } ?? Refusal(reason: reason, usesOffer: true)
    }
}
