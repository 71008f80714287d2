/// A partner who asks for an explanation, and the records it may see: an institution its own clients, a corporation the
/// candidates presented to it and the dwellings it nominated. Other candidates appear only as a number.
public struct Viewer: Sendable {
    public let partner: String
    private let clients: Set<String>
    private let presented: Set<String>
    private let dwellings: Set<String>

    /// - Parameters:
    ///   - records: the round's solves.
    ///   - presentations: the round's presentations; candidates of one that never went out stay hidden.
    ///   - asked: the client named in the question, who may not have been open on any day of the round.
    public init(
        _ partner: String, records: [SolveRecord], presentations: [Presentation], asked: Candidate? = nil
    ) {
        self.partner = partner
        let open = records.flatMap { $0.situation.candidates }.filter { $0.profile.institution == partner }.map(\.id)
        let own = asked.flatMap { $0.profile.institution == partner ? $0.id : nil }
        self.clients = Set(open + (own.map { [$0] } ?? []))
        self.dwellings = Set(
            records.flatMap { $0.situation.dwellings }.filter { $0.nomination.corporation == partner }.map(\.id))
        self.presented = Set(
            presentations.filter { $0.corporation == partner && $0.wasPublished }
                .flatMap { $0.candidates.map(\.applicationId) })
    }

    /// Whether the question is about the viewer's own clients or dwellings.
    public func mayAsk(candidate: String?, dwelling: String?) -> Bool {
        let isOwnDwelling = dwelling.map { self.dwellings.contains($0) } ?? false
        guard let candidate else { return isOwnDwelling }
        return self.clients.contains(candidate) || (isOwnDwelling && self.presented.contains(candidate))
    }

    /// The part of the explanation that the viewer may see.
    public func redact(_ explanation: PairExplanation) -> PairExplanation {
        func isVisible(_ candidate: String) -> Bool {
            self.clients.contains(candidate) || self.presented.contains(candidate)
        }
        var redacted = explanation
        redacted.presented = explanation.presented.filter(isVisible)
        redacted.displaced = explanation.displaced.filter(isVisible)
        redacted.othersPresented = explanation.presented.count - redacted.presented.count
        redacted.othersDisplaced = explanation.displaced.count - redacted.displaced.count
        // Only a client's institution may see where else the client was presented.
        if !self.clients.contains(explanation.candidate) { redacted.elsewhere = nil }
        return redacted.withSentence
    }
}
