import Vocabulary

/// The final verdict on a round's nominations, after it closed.
public struct RoundVerdict: Sendable, Equatable, Codable, Identifiable {
    /// The round's id.
    public let id: String
    public let on: CalendarDate
    /// The closing day that the verdict used; `nil` in records stored before it was kept.
    public let closesOn: CalendarDate?

    /// Whether the verdict still holds: a round whose closing was corrected is judged by the new one.
    func holds(for round: RoundRecord) -> Bool {
        self.closesOn.map { $0 == round.closesOn } ?? (round.isClosed || self.on > round.closesOn)
    }
}
