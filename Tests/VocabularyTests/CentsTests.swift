import Foundation
import Testing
import Vocabulary

@Suite(.timeLimit(.minutes(10)))
struct CentsTests {
    @Test(arguments: [
        (0, "0.00"), (5, "0.05"), (71_068, "710.68"), (100, "1.00"), (-5, "-0.05"), (-12_345, "-123.45"),
        (Int.min, "-92233720368547758.08"),
    ])
    func amountsPrintWithTwoDecimals(value: Int, text: String) {
        #expect(Cents(value).description == text)
    }

    @Test func amountsCompareAndAreCodedAsNumbers() throws {
        #expect(Cents(41_734) < Cents(59_730))
        let bytes = try JSONEncoder().encode([Cents(41_734)])
        #expect(String(decoding: bytes, as: UTF8.self) == "[41734]")
        #expect(try JSONDecoder().decode([Cents].self, from: bytes) == [Cents(41_734)])
    }
}
