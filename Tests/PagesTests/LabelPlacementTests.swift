@testable import Pages
import Testing

@Suite(.timeLimit(.minutes(10)))
struct LabelPlacementTests {
    private static func spread(_ labels: [(Double, Double)], in range: ClosedRange<Double>) -> [Double] {
        LabelPlacement.spread(labels.map { LabelPlacement.Wanted(center: $0.0, extent: $0.1) }, in: range)
    }

    @Test func labelsWithRoomStay() {
        #expect(Self.spread([(10, 8), (30, 8), (20, 8)], in: 0...40) == [10, 30, 20])
    }

    @Test func twoOnOneAnotherMoveApartByTheSame() {
        #expect(Self.spread([(20, 10), (20, 10)], in: 0...40) == [15, 25])
    }

    @Test func labelsStayWithinTheRange() {
        #expect(Self.spread([(0, 10), (40, 10)], in: 0...40) == [5, 35])
        #expect(Self.spread([(39, 10), (40, 10), (38, 10)], in: 0...40) == [25, 35, 15])
    }

    @Test func noneIsFine() {
        #expect(Self.spread([], in: 0...1).isEmpty)
    }

    /// For many labels in all kinds of clusters: no two touch, all lie in the range, and their order stays.
    @Test func labelsNeverCollide() {
        for seed in 1...200 {
            let labels = (0..<(seed % 9 + 1)).map { index in
                (Double((index * seed * 37) % 100), Double((index + seed) % 3 * 4 + 4))
            }
            let range = 0.0...max(100, labels.reduce(0) { $0 + $1.1 })
            let centers = Self.spread(labels, in: range)
            let placed = zip(centers, labels).map { (low: $0 - $1.1 / 2, high: $0 + $1.1 / 2) }.sorted {
                $0.low < $1.low
            }
            #expect(zip(placed, placed.dropFirst()).allSatisfy { $0.high <= $1.low + 1e-6 }, "\(seed)")
            #expect(placed.allSatisfy { $0.low >= -1e-6 && $0.high <= range.upperBound + 1e-6 }, "\(seed)")
        }
    }
}
