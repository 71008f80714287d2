/// A line of a chart.
public struct LineSeries: Sendable {
    let name: PageText
    let values: [Double?]
    let band: [ClosedRange<Double>?]

    /// - Parameters:
    ///   - values: one for each position; `nil` leaves a gap.
    ///   - band: the range of uncertainty at each position.
    public init(_ name: PageText, _ values: [Double?], band: [ClosedRange<Double>?] = []) {
        self.name = name
        self.values = values.map(\.drawable)
        self.band = band.map { range in
            range.flatMap { $0.lowerBound.isDrawable && $0.upperBound.isDrawable ? $0 : nil }
        }
    }

    func value(_ index: Int) -> Double? { index < self.values.count ? self.values[index] : nil }
    func band(_ index: Int) -> ClosedRange<Double>? { index < self.band.count ? self.band[index] : nil }

    /// The positions that have a value, in runs without a gap.
    func runs(_ count: Int) -> [[Int]] {
        (0..<count).filter { self.value($0) != nil }.reduce(into: []) { runs, index in
            if let last = runs.last?.last, last == index - 1 {
                runs[runs.count - 1].append(index)
            } else {
                runs.append([index])
            }
        }
    }
}
