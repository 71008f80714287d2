@testable import MatchingDomain
import Testing
import Vocabulary

/// The list of kinds contains every table of the state.
@Suite(.timeLimit(.minutes(10)))
struct KindTests {
    @Test func everyTableIsInTheListOfKinds() {
        let tables = Mirror(reflecting: MatchingState()).children.filter {
            String(describing: type(of: $0.value)).hasPrefix("RecordTable<")
        }
        #expect(tables.count >= 14)
        #expect(MatchingState.restoredKinds.count == tables.count)
        #expect(Set(MatchingState.restoredKinds).count == tables.count, "two kinds of one name")
    }
}
