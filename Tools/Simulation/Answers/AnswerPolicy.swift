import Contracts
import Vocabulary

/// How the simulated corporations answer. Stateless: which message is sent, when, and its bytes follow from the seed
/// and the presentation alone, so an interrupted day can be repeated and gives the same events.
public struct AnswerPolicy: Sendable {
    /// Shares of the answers, in per cent; for the rest the response term passes without one. Assumptions: the plan
    /// prints none.
    public struct Shares: Equatable, Sendable {
        public var chosen: Int
        public var declined: Int
        /// Per cent of the chosen matches in which the corporation first names a client who was not presented, and a
        /// day later the right one.
        public var mistaken: Int

        public init(chosen: Int = 80, declined: Int = 15, mistaken: Int = 3) {
            self.chosen = chosen
            self.declined = declined
            self.mistaken = mistaken
        }
    }

    /// Days between a presentation and its answer, and between a placement and its tenancy. Assumptions.
    public static let answerDays = 1...8
    public static let tenancyDays = 5...20

    private let seed: UInt64
    private let shares: Shares
    private let outsiders: [String]
    private let mint: EventMint

    /// - Parameter outsiders: existing applications, such as `Simulation.openingApplicationIds`; a mistaken corporation
    ///   names one of them. With an empty list, corporations make no mistakes. Pass the same list every time.
    public init(seed: UInt64, shares: Shares = Shares(), outsiders: [String] = []) {
        self.seed = seed
        self.shares = shares
        self.outsiders = outsiders
        self.mint = EventMint(seed: seed)
    }

    // MARK: Presentations

    /// The corporation's message today about this presentation; on most days `nil`.
    public func message(for presentation: OpenPresentation, on today: CalendarDate) -> SimulatedMessage? {
        self.plan(for: presentation).first { $0.date == today }.map { self.message($0, presentation) }
    }

    /// The messages of all corporations today, by corporation, then by presentation.
    ///
    /// - Parameter includingEarlier: includes messages that were due on an earlier day, with the bytes of that day: for
    ///   a run that does not know how far it came. The intake recognises repeats.
    public func messages(
        for presentations: [OpenPresentation], on today: CalendarDate, includingEarlier: Bool = false
    ) -> [SimulatedMessage] {
        presentations.sorted { ($0.corporation, $0.presentationId) < ($1.corporation, $1.presentationId) }
            .flatMap { presentation in
                self.plan(for: presentation)
                    .filter { $0.date == today || includingEarlier && $0.date < today }
                    .map { self.message($0, presentation) }
            }
    }

    private struct PlannedAnswer {
        enum Kind {
            case mistaken(String)
            case chosen(String)
            case declined([CandidateDecline])
        }

        let date: CalendarDate
        let kind: Kind

        var name: String {
            switch self.kind {
            case .mistaken: "mistaken"
            case .chosen: "chosen"
            case .declined: "declined"
            }
        }
    }

    private func plan(for presentation: OpenPresentation) -> [PlannedAnswer] {
        let date = self.answerDate(presentation)
        let draw = self.draw("answer", presentation.presentationId).below(100)
        if draw < self.shares.chosen {
            let index = self.draw("choice", presentation.presentationId).below(presentation.candidates.count)
            // Drawn among all presented candidates, so that the draw does not depend on who left meanwhile.
            guard presentation.candidates.indices.contains(index), presentation.candidates[index].isPending
            else { return [] }
            let chosen = PlannedAnswer.Kind.chosen(presentation.candidates[index].applicationId)
            guard date < presentation.respondBy, let outsider = self.outsider(presentation) else {
                return [PlannedAnswer(date: date, kind: chosen)]
            }
            return [
                PlannedAnswer(date: date, kind: .mistaken(outsider)),
                PlannedAnswer(date: date.adding(days: 1), kind: chosen),
            ]
        }
        guard draw < self.shares.chosen + self.shares.declined, !presentation.candidates.isEmpty else { return [] }
        let reasons = presentation.candidates.filter(\.isPending).map { candidate in
            let hash = self.draw("reason", presentation.presentationId, candidate.applicationId)
            let reason = DeclineReason.allCases[hash.below(DeclineReason.allCases.count)]
            return CandidateDecline(applicationId: candidate.applicationId, reason: reason)
        }
        return [PlannedAnswer(date: date, kind: .declined(reasons))]
    }

    /// The day of the answer: a working day, unless the response term contains none.
    private func answerDate(_ presentation: OpenPresentation) -> CalendarDate {
        let spread = Self.answerDays.upperBound - Self.answerDays.lowerBound + 1
        let delay = Self.answerDays.lowerBound + self.draw("delay", presentation.presentationId).below(spread)
        let date = WorkingDays.onOrAfter(presentation.madeOn.adding(days: delay))
        return max(presentation.madeOn, min(date, presentation.respondBy))
    }

    private func outsider(_ presentation: OpenPresentation) -> String? {
        guard !self.outsiders.isEmpty,
            self.draw("mistake", presentation.presentationId).below(100) < self.shares.mistaken
        else { return nil }
        let outsider = self.outsiders[
            self.draw("outsider", presentation.presentationId).below(self.outsiders.count)]
        return presentation.candidates.contains { $0.applicationId == outsider } ? nil : outsider
    }

    private func message(_ answer: PlannedAnswer, _ presentation: OpenPresentation) -> SimulatedMessage {
        let id = presentation.presentationId
        let data: any ComposedEventData =
            switch answer.kind {
            case .mistaken(let application), .chosen(let application):
                MatchChosen(presentationId: id, applicationId: application)
            case .declined(let reasons): MatchDeclined(presentationId: id, reasons: reasons)
            }
        return self.message(data, from: presentation.corporation, on: answer.date, key: "\(answer.name)-\(id)")
    }

    // MARK: Placements

    /// The day on which the tenancy of this placement starts.
    public func tenancyStart(of placement: ConfirmedPlacement) -> CalendarDate {
        let spread = Self.tenancyDays.upperBound - Self.tenancyDays.lowerBound + 1
        let delay = Self.tenancyDays.lowerBound + self.draw("tenancy", placement.placementId).below(spread)
        return WorkingDays.onOrAfter(placement.placedOn.adding(days: delay))
    }

    /// The start of the tenancy, when it is today.
    public func message(for placement: ConfirmedPlacement, on today: CalendarDate) -> SimulatedMessage? {
        self.tenancyStart(of: placement) == today ? self.message(placement) : nil
    }

    /// The tenancies that all corporations report today; `includingEarlier` as with presentations.
    public func messages(
        for placements: [ConfirmedPlacement], on today: CalendarDate, includingEarlier: Bool = false
    ) -> [SimulatedMessage] {
        placements.sorted { ($0.corporation, $0.placementId) < ($1.corporation, $1.placementId) }
            .filter { placement in
                let start = self.tenancyStart(of: placement)
                return start == today || includingEarlier && start < today
            }
            .map { self.message($0) }
    }

    private func message(_ placement: ConfirmedPlacement) -> SimulatedMessage {
        let start = self.tenancyStart(of: placement)
        return self.message(
            TenancyStarted(
                tenancyId: self.mint.reference("T", placement.placementId), dwellingId: placement.dwellingId,
                applicationId: placement.applicationId, group: placement.group, startedOn: start,
                contractForm: placement.contractForm, independent: placement.isIndependent),
            from: placement.corporation, on: start, key: "tenancy-\(placement.placementId)")
    }

    // MARK: Events

    private func draw(_ what: String, _ first: String, _ second: String = "") -> StableHash {
        StableHash(seed: self.seed, what, first, second)
    }

    /// Answers come last in the day, in the order of their keys' hashes.
    private func message(
        _ data: any ComposedEventData, from partner: String, on date: CalendarDate, key: String
    ) -> SimulatedMessage {
        let ordinal = 4500 + self.draw("moment", key).below(1500)
        return self.mint.message(PlannedFact(data), from: partner, on: date, ordinal: ordinal, key: key)
    }
}
