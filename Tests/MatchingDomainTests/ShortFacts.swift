@testable import MatchingDomain
import Vocabulary

extension MatchingFact {
    /// The office closes the round today.
    static func roundClosed(roundId: String) -> MatchingFact {
        .roundClosed(roundId: roundId, date: CalendarDate(dayNumber: 0))
    }
}
