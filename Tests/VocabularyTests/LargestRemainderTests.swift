import Vocabulary
import Testing
import TestRandom

@Suite(.timeLimit(.minutes(5)))
struct LargestRemainderTests {
    /// MAT-1, on random sizes up to the limits of an `Int`: the shares add up, and none differs by a whole dwelling or
    /// more.
    @Test(arguments: 0..<200)
    func sharesAddUpAndStayWithinOneOfTheExactShare(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let largest = seed.isMultiple(of: 5) ? Int.max / 64 : 60_000
        let claims = (0..<random.int(1...12)).map {
            LargestRemainder.Claim(id: "c\($0)", size: random.chance(10) ? 0 : random.int(0...largest))
        }
        let total = random.int(0...(seed.isMultiple(of: 7) ? Int.max / 2 : 500))
        let shares = LargestRemainder.shares(of: total, among: claims)
        let sum = claims.reduce(UInt128(0)) { $0 + UInt128($1.size) }
        guard sum > 0 else {
            #expect(shares.allSatisfy { $0 == 0 })
            return
        }
        #expect(shares.reduce(0, +) == total)
        for (claim, share) in zip(claims, shares) {
            let exact = UInt128(total) * UInt128(claim.size)
            // |share − exact / sum| < 1, without dividing.
            #expect(UInt128(share) * sum < exact + sum)
            #expect(exact < (UInt128(share) + 1) * sum)
        }
    }

    @Test(arguments: 0..<100)
    func theOrderOfTheClaimsChangesNothing(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let claims = (0..<random.int(1...8)).map {
            LargestRemainder.Claim(id: "c\($0)", size: random.int(0...6) * 1000)
        }
        let total = random.int(0...60)
        func byId(_ claims: [LargestRemainder.Claim]) -> [String: Int] {
            Dictionary(
                zip(claims.map(\.id), LargestRemainder.shares(of: total, among: claims)),
                uniquingKeysWith: { first, _ in first })
        }
        #expect(byId(claims) == byId(claims.shuffled(using: &random)))
    }

    @Test func aLargerCorporationNeverGetsLess() {
        let claims = [5, 5, 7, 9, 30].enumerated().map { LargestRemainder.Claim(id: "c\($0)", size: $1) }
        for total in 0...200 {
            let shares = LargestRemainder.shares(of: total, among: claims)
            #expect(shares == shares.sorted() || shares[0] == shares[1] + 1)
        }
    }

    @Test func equalRemaindersGoToTheLargerSizeAndThenToTheFirstId() {
        let claims = [("b", 1), ("a", 1), ("c", 3)].map { LargestRemainder.Claim(id: $0, size: $1) }
        // Exact shares of 2: 0.4, 0.4, 1.2.
        #expect(LargestRemainder.shares(of: 2, among: claims) == [0, 1, 1])
        let even = [("x", 1), ("y", 3)].map { LargestRemainder.Claim(id: $0, size: $1) }
        // Exact shares of 2: 0.5 and 1.5.
        #expect(LargestRemainder.shares(of: 2, among: even) == [0, 2])
    }

    @Test func nothingIsDividedWithoutSizesOrWithoutATotal() {
        let none = [LargestRemainder.Claim(id: "a", size: 0), LargestRemainder.Claim(id: "b", size: -4)]
        #expect(LargestRemainder.shares(of: 10, among: none) == [0, 0])
        #expect(LargestRemainder.shares(of: 10, among: []) == [])
        #expect(LargestRemainder.shares(of: -3, among: [LargestRemainder.Claim(id: "a", size: 2)]) == [0])
    }
}
