import Pages
import Testing

@Suite(.timeLimit(.minutes(10)))
struct PageNumberTests {
    @Test(
        arguments: [
            (1_234.5, 1, "1.234,5", "1,234.5"), (31, 0, "31", "31"), (-0.25, 1, "-0,3", "-0.3"), (0, 2, "0,00", "0.00"),
            (1_234_567.891, 2, "1.234.567,89", "1,234,567.89"),
            (2e15, 0, "2,0\u{A0}×\u{A0}10¹⁵", "2.0\u{A0}×\u{A0}10¹⁵"),
            (.nan, 0, "–", "–"), (.infinity, 1, "–", "–"), (9e14, 6, "900.000.000.000.000", "900,000,000,000,000"),
        ] as [(Double, Int, String, String)])
    func numbersAreWrittenInBothNotations(value: Double, decimals: Int, dutch: String, english: String) {
        #expect(PageNumber.text(value, decimals: decimals, .dutch) == dutch)
        #expect(PageNumber.text(value, decimals: decimals, .english) == english)
    }

    @Test func percentagesHaveANoBreakSpaceInDutch() {
        #expect(PageNumber.percent(31, .dutch) == "31\u{A0}%")
        #expect(PageNumber.percent(31.25, decimals: 1, .english) == "31.3%")
        #expect(PageNumber.percent(nil, .dutch) == "–")
    }

    @Test(
        arguments: [
            (999_000, "999.000"), (999_960, "1\u{A0}mln"), (1_250_000, "1,3\u{A0}mln"), (-3_000_000, "-3\u{A0}mln"),
            (999_990_000, "1\u{A0}mld"), (7.4e9, "7,4\u{A0}mld"), (2e12, "2\u{A0}bln"),
        ] as [(Double, String)])
    func labelsOfLargeNumbersAreShort(value: Double, text: String) {
        #expect(PageNumber.short(value, .dutch) == text)
    }
}
