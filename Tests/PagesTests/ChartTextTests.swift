@testable import Pages
import Testing

@Suite(.timeLimit(.minutes(10)))
struct ChartTextTests {
    @Test func wordsAreKeptWhole() {
        #expect(
            ChartText.lines("uitstroom uit de opvang", width: 90, most: 3).joined(separator: " ")
                == "uitstroom uit de opvang")
    }

    @Test func textsThatGoOnEndWithAnEllipsis() {
        let lines = ChartText.lines(KitContent.long.dutch, width: 100, most: 2)
        #expect(lines.count == 2)
        #expect(lines.last?.hasSuffix("…") == true)
    }

    @Test func longWordsAreBrokenWithAHyphen() {
        let lines = ChartText.lines(KitContent.unbroken.dutch, width: 120, most: 20)
        #expect(lines.dropLast().allSatisfy { $0.hasSuffix("-") })
        #expect(lines.map { $0.hasSuffix("-") ? String($0.dropLast()) : $0 }.joined() == KitContent.unbroken.dutch)
    }

    @Test(arguments: [20.0, 60, 200])
    func everyLineFits(width: Double) {
        for text in [KitContent.hostile, KitContent.long, KitContent.unbroken, PageText(same: "👨‍👩‍👧 漢字漢字漢字")] {
            for most in 1...4 {
                let lines = ChartText.lines(text.dutch, width: width, most: most)
                #expect((1...most).contains(lines.count))
                #expect(lines.allSatisfy { ChartText.width($0) <= width + 13 || $0.count <= 2 }, "\(lines)")
            }
        }
    }

    @Test func nothingIsOneEmptyLine() {
        #expect(ChartText.lines("", width: 100, most: 2) == [""])
        #expect(ChartText.lines(" \n ", width: 100, most: 1) == [""])
    }
}
