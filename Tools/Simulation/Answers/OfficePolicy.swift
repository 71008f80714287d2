import Contracts
import JSON
import Vocabulary

/// How the simulated allocation office answers proposals: it confirms most within two days, and presents some without
/// their last candidate, for a reason. Stateless, like `AnswerPolicy`; the shares are assumptions.
public struct OfficePolicy: Sendable {
    private static let office = "vierde-huis"
    static let overriddenPercent = 8
    private static let delayDays = 3
    /// Days until the office looks again, when its first answer had no effect because a candidate had left.
    private static let secondLookDays = 3

    private let seed: UInt64
    private let mint: EventMint

    public init(seed: UInt64) {
        self.seed = seed
        self.mint = EventMint(seed: seed)
    }

    /// The office's messages today, by presentation.
    public func messages(for proposals: [ProposedPresentation], on today: CalendarDate) -> [SimulatedMessage] {
        proposals.sorted { $0.presentationId < $1.presentationId }.compactMap { self.message(for: $0, on: today) }
    }

    private func message(for proposal: ProposedPresentation, on today: CalendarDate) -> SimulatedMessage? {
        let first = proposal.madeOn.adding(days: self.draw("office-delay", proposal).below(Self.delayDays))
        let id = JSONValue.string(proposal.presentationId)
        let day = JSONValue.string(today.description)
        guard today == first || today == first.adding(days: Self.secondLookDays) else { return nil }
        let isOverridden =
            today == first && proposal.candidates.count > 1
            && self.draw("override", proposal).below(100) < Self.overriddenPercent
        let fact: PlannedFact
        if isOverridden {
            let reasons = ExceptionReason.allCases
            let reason = reasons[self.draw("override-reason", proposal).below(reasons.count)]
            fact = PlannedFact(
                .presentationOverridden,
                [
                    "presentationId": id,
                    "candidates": .array(proposal.candidates.dropLast().map { ["applicationId": .string($0)] }),
                    "reasons": [.string(reason.rawValue)], "overriddenOn": day,
                ])
        } else {
            fact = PlannedFact(.presentationConfirmed, ["presentationId": id, "confirmedOn": day])
        }
        let key = "office-\(proposal.presentationId)-\(today)"
        let ordinal = 3500 + StableHash(seed: self.seed, "moment", key).below(1000)
        return self.mint.message(fact, from: Self.office, on: today, ordinal: ordinal, key: key)
    }

    private func draw(_ what: String, _ proposal: ProposedPresentation) -> StableHash {
        StableHash(seed: self.seed, what, proposal.presentationId)
    }
}
