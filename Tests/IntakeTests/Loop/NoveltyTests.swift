@testable import Intake
import Testing

@Suite(.timeLimit(.minutes(10)))
struct NoveltyTests {
    @Test func afterARepeatBatchesAreLookedUpUntilEightHaveNone() {
        var novelty = Novelty(smallestBatch: 10)
        #expect(novelty.isExpected(of: 10))
        novelty.learned(isNew: true, count: 10)
        #expect(novelty.isExpected(of: 10))
        novelty.learned(isNew: false, count: 10)
        for _ in 0..<8 {
            #expect(!novelty.isExpected(of: 10))
            novelty.learned(isNew: true, count: 10)
        }
        #expect(novelty.isExpected(of: 10))
    }

    @Test func smallBatchesAreLookedUpAndChangeNothing() {
        var novelty = Novelty(smallestBatch: 10)
        #expect(!novelty.isExpected(of: 9))
        novelty.learned(isNew: false, count: 9)
        #expect(novelty.isExpected(of: 10))
    }
}
