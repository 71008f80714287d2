@testable import Pipeline
import Testing

@Suite(.timeLimit(.minutes(10)))
struct BackoffTests {
    @Test func waitsDoubleUpToFiveSeconds() {
        var backoff = Backoff()
        let waits = (0..<10).map { _ in backoff.next() }
        #expect(Array(waits[..<7]) == [50, 100, 200, 400, 800, 1_600, 3_200].map { Duration.milliseconds($0) })
        #expect(waits[7...].allSatisfy { $0 == .seconds(5) })
    }
}
