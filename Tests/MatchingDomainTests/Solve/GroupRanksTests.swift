import MatchingDomain
import Testing
import Vocabulary
import TestRandom

/// MAT-8: the three criteria, in the plan's order.
@Suite(.timeLimit(.minutes(5)))
struct GroupRanksTests {
    private func standing(
        _ group: TargetGroup, weeks: Int, waiting: Int, placements: Int = 0
    ) -> GroupRanks.Figures {
        GroupRanks.Figures(group: group, waitingDays: weeks * 7 * waiting, waiting: waiting, placements: placements)
    }

    @Test func theLongestAverageWaitingComesFirst() {
        let ranks = GroupRanks([
            self.standing(.moBw, weeks: 10, waiting: 400), self.standing(.wlz, weeks: 30, waiting: 3, placements: 9),
        ])
        #expect(ranks.order == [.wlz, .moBw])
        #expect(ranks.weight(of: .wlz) == 2)
        #expect(ranks.weight(of: .moBw) == 1)
    }

    @Test func amongEqualWaitsTheLargestGroupComesFirst() {
        let ranks = GroupRanks([
            self.standing(.wlz, weeks: 10, waiting: 3), self.standing(.moBw, weeks: 10, waiting: 9, placements: 50),
        ])
        #expect(ranks.order == [.moBw, .wlz])
    }

    @Test func amongEquallyLargeGroupsTheOneWithFewestPlacementsComesFirst() {
        let ranks = GroupRanks([
            self.standing(.moBw, weeks: 10, waiting: 3, placements: 5),
            self.standing(.wlz, weeks: 10, waiting: 3, placements: 4),
        ])
        #expect(ranks.order == [.wlz, .moBw])
    }

    @Test(arguments: 0..<20)
    func theOrderOfTheFiguresChangesNothing(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let standings = TargetGroup.allCases.map {
            self.standing($0, weeks: random.int(0...2), waiting: random.int(0...2), placements: random.int(0...1))
        }
        #expect(GroupRanks(standings) == GroupRanks(standings.shuffled(using: &random)))
    }
}
