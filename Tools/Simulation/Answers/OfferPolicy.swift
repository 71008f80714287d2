import Contracts
import JSON
import Vocabulary

/// How simulated clients refuse a dwelling, through their institution: few do, some only after they were chosen.
/// Stateless, like `AnswerPolicy`; the shares are assumptions.
public struct OfferPolicy: Sendable {
    static let refusedPercent = 2
    static let refusedWhenChosenPercent = 4
    private static let delayDays = 1...4

    private let seed: UInt64
    private let mint: EventMint

    public init(seed: UInt64) {
        self.seed = seed
        self.mint = EventMint(seed: seed)
    }

    /// The messages of institutions today, by presentation and client.
    public func messages(for offers: [Offer], on today: CalendarDate) -> [SimulatedMessage] {
        offers.sorted { ($0.presentationId, $0.applicationId) < ($1.presentationId, $1.applicationId) }
            .compactMap { self.message(for: $0, on: today) }
    }

    private func message(for offer: Offer, on today: CalendarDate) -> SimulatedMessage? {
        let percent = offer.isChosen ? Self.refusedWhenChosenPercent : Self.refusedPercent
        let what = offer.isChosen ? "refusal-chosen" : "refusal"
        guard self.draw(what, offer).below(100) < percent else { return nil }
        let delay = Self.delayDays.lowerBound + self.draw("refusal-delay", offer).below(Self.delayDays.count)
        guard today == offer.from.adding(days: delay) else { return nil }
        let reasons = RefusalReason.allCases
        let reason = reasons[self.draw("refusal-reason", offer).below(reasons.count)]
        let fact = PlannedFact(
            .offerRefused,
            [
                "presentationId": .string(offer.presentationId), "applicationId": .string(offer.applicationId),
                "reason": .string(reason.rawValue), "refusedOn": .string(today.description),
            ])
        let key = "\(what)-\(offer.presentationId)-\(offer.applicationId)"
        let ordinal = 4500 + StableHash(seed: self.seed, "moment", key).below(1500)
        return self.mint.message(fact, from: offer.institution, on: today, ordinal: ordinal, key: key)
    }

    private func draw(_ what: String, _ offer: Offer) -> StableHash {
        StableHash(seed: self.seed, what, offer.presentationId, offer.applicationId)
    }
}
