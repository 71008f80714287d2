@testable import Pages
import Testing

@Suite(.timeLimit(.minutes(10)))
struct AxisScaleTests {
    private static func scale(
        _ values: [Double], fromZero: Bool = false, count: Int = 5, wholeSteps: Bool = false, isPercent: Bool = false
    ) -> AxisScale {
        AxisScale(values, fromZero: fromZero, count: count, wholeSteps: wholeSteps, isPercent: isPercent)
    }

    @Test func ticksAreRoundNumbersAroundTheValues() {
        #expect(Self.scale([3, 28.1]).ticks == [0, 5, 10, 15, 20, 25, 30])
        #expect(Self.scale([-7, 12]).ticks == [-10, -5, 0, 5, 10, 15])
        #expect(Self.scale([0.02, 0.11]).decimals == 2)
    }

    @Test func zeroIsLeftOutOnlyWhereAllowedAndFar() {
        #expect(Self.scale([91, 97]).lower > 0)
        #expect(Self.scale([91, 97], fromZero: true).lower == 0)
        #expect(Self.scale([10, 97]).lower == 0)
        #expect(Self.scale([-97, -91]).upper < 0)
    }

    @Test(arguments: [0, 7, -7, 1e-9, 1e90, -1e90])
    func equalValuesHaveAnAxis(value: Double) {
        let scale = Self.scale([value, value])
        #expect(scale.lower < scale.upper)
        #expect((0...1).contains(scale.place(value)))
        #expect(scale.ticks.count >= 2)
    }

    @Test func nothingHasAnAxisToo() {
        #expect(Self.scale([]).ticks.first == 0)
    }

    @Test func countsHaveWholeSteps() {
        #expect(Self.scale([0, 2], wholeSteps: true).ticks == [0, 1, 2])
    }

    @Test func sharesEndAtAHundred() {
        #expect(Self.scale([3, 98], count: 4, isPercent: true).ticks.last == 100)
        #expect(Self.scale([3, 130], isPercent: true).upper >= 130)
    }

    /// Whatever the values are, they lie between the ends, and ticks rise by steps of 1, 2, 2.5 or 5.
    @Test func valuesLieWithinTheAxis() {
        for exponent in stride(from: -12, through: 60, by: 3) {
            for (low, high) in [(1.0, 9.7), (-3.3, 8.2), (-9.1, -2.4), (9.99, 10.01), (0, 0.3)] {
                var size = 1.0
                for _ in 0..<abs(exponent) { size = exponent < 0 ? size / 10 : size * 10 }
                let scale = Self.scale([low * size, high * size])
                #expect(scale.place(low * size) >= -1e-9 && scale.place(high * size) <= 1 + 1e-9, "\(low) \(size)")
                #expect((2...13).contains(scale.ticks.count), "\(low) \(high) \(size): \(scale.ticks.count)")
                #expect(zip(scale.ticks, scale.ticks.dropFirst()).allSatisfy { $0 < $1 })
            }
        }
    }
}
