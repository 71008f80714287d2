import TestRandom
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(10)))
struct DatedStatementsTests {
    private typealias Statement = DatedStatements<Int>.Statement

    private static func day(_ number: Int) -> CalendarDate { CalendarDate(dayNumber: 18_000 + number) }

    @Test func theLatestDayAppliesAndWithinADayTheLastStatement() {
        var said = DatedStatements(Statement(1, asOf: Self.day(5), ref: "a", corrects: nil))
        said.say(Statement(2, asOf: Self.day(3), ref: "b", corrects: nil))
        #expect(said.current?.value == 1)
        said.say(Statement(3, asOf: Self.day(5), ref: "c", corrects: nil))
        #expect(said.current?.value == 3)
        #expect(said.current(on: Self.day(4))?.value == 2)
        #expect(said.current(on: Self.day(2)) == nil)
    }

    @Test func aCorrectedStatementAppliesOnNoDay() {
        var said = DatedStatements(Statement(1, asOf: Self.day(9), ref: "a", corrects: nil))
        said.say(Statement(2, asOf: Self.day(3), ref: "b", corrects: "a"))
        #expect(said.statements.map(\.value) == [2])
        said.say(Statement(3, asOf: Self.day(2), ref: "c", corrects: "unknown"))
        #expect(said.current?.value == 2)
    }

    /// Statements of different days give the same result in any order.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func theOrderOfDaysChangesNothing(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let statements = (0..<random.int(1...8)).map { Statement($0, asOf: Self.day($0), ref: "\($0)", corrects: nil) }
        func said(_ order: [Statement]) -> DatedStatements<Int> {
            var said = DatedStatements(order[0])
            for statement in order.dropFirst() { said.say(statement) }
            return said
        }
        let shuffled = said(statements.shuffled(using: &random))
        for day in 0..<9 {
            #expect(shuffled.current(on: Self.day(day)) == said(statements).current(on: Self.day(day)))
        }
        #expect(shuffled.current == said(statements).current)
    }
}
