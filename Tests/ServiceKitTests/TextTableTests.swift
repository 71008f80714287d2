import ServiceKit
import Testing

@Suite(.timeLimit(.minutes(10)))
struct TextTableTests {
    @Test func columnsAreAsWideAsTheirWidestCell() {
        let text = TextTable.text(["", "aantal", "%"], [["Bo-Ex", "7", "12,5"], ["Mitros Utrecht", "1.234", "3"]])
        #expect(
            text == """
                                  aantal     %
                  Bo-Ex                7  12,5
                  Mitros Utrecht   1.234     3

                """)
    }

    @Test func aCellThatIsTooWidePushesTheNextOn() {
        #expect(TextTable.row(["ab", "c", "d"], widths: [4, 3, 3]) == "ab    c  d")
        #expect(TextTable.row(["abcdef", "c"], widths: [4, 3]) == "abcdef  c")
    }
}
