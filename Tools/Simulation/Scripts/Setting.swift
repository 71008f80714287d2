import Vocabulary

/// The parameters, dates and chance that all scripts share.
struct Setting {
    let parameters: SimulationParameters
    let mint: EventMint
    /// The days before the first, over which the opening stock is spread.
    let openingDays: [CalendarDate]

    func random(_ stream: String) -> SplitMix64 { SplitMix64(seed: self.parameters.seed, stream: stream) }

    func scaled(_ number: Int) -> Int { Int((Double(number) * self.parameters.scale).rounded()) }

    /// Working days of the whole year between two month-and-day dates, both included, whatever the simulated range.
    func workingDays(from first: (month: Int, day: Int), to last: (month: Int, day: Int)) -> [CalendarDate] {
        guard let start = CalendarDate(year: self.parameters.year, month: first.month, day: first.day),
            let end = CalendarDate(year: self.parameters.year, month: last.month, day: last.day)
        else { return [] }
        return WorkingDays.between(start, end)
    }

    /// `count` of the days in order, evenly spread, each at a random place in its stretch.
    static func spread(_ count: Int, over days: [CalendarDate], random: inout SplitMix64) -> [CalendarDate] {
        guard !days.isEmpty, count > 0 else { return [] }
        return (0..<count).map { index in
            let thousandths = (index * 1000 + random.below(1000)) * days.count / count
            return days[min(days.count - 1, thousandths / 1000)]
        }
    }
}
