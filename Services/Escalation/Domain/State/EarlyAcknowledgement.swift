import Vocabulary

/// Acknowledgements that waited for their alert: rows from before `WaitingFacts` replaced them.
public struct EarlyAcknowledgement: Sendable, Equatable, Codable, Identifiable {
    public struct Seen: Sendable, Equatable, Codable {
        let member: String
        let day: CalendarDate
    }

    /// The alert's id.
    public let id: String
    public internal(set) var acknowledgements: [Seen]

    var acts: [WaitingAct] {
        self.acknowledgements.map {
            WaitingAct(
                act: AlertAct(alertId: self.id, member: $0.member, what: .acknowledged, answer: nil), day: $0.day)
        }
    }
}
