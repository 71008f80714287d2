import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(10)))
struct DutchNotationTests {
    @Test(arguments: [(-30, "-0,30"), (5, "0,05"), (100, "1,00"), (-1_205, "-12,05")])
    func hundredthsAreWrittenWithAComma(value: Int, text: String) {
        #expect(DutchNotation.hundredths(value) == text)
    }

    @Test(arguments: [(0, "0"), (7, "7"), (999, "999"), (1000, "1.000"), (2448, "2.448"), (-1_234_567, "-1.234.567")])
    func integersAreGroupedByThousands(value: Int, text: String) {
        #expect(DutchNotation.integer(value) == text)
    }

    @Test(
        arguments: [
            (1, 20, "0,1"), (49, 1000, "0,0"), (1, 3, "0,3"), (2, 3, "0,7"), (24_689, 20, "1.234,5"), (-1, 20, "-0,1"),
            (-1, 4, "-0,3"), (1999, 2000, "1,0"), (0, 5, "0,0"), (5, 0, "–"),
        ])
    func halfGoesUp(numerator: Int, denominator: Int, text: String) {
        #expect(DutchNotation.decimal(numerator, of: denominator) == text)
    }

    @Test func percentagesHaveOneDecimal() {
        #expect(DutchNotation.percent(935, of: 2448) == "38,2%")
        #expect(DutchNotation.percent(745, of: 2400, decimals: 0) == "31%")
        #expect(DutchNotation.percent(1, of: 0) == "–")
    }
}
