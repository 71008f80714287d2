import Vocabulary

/// The parameters of a simulated year.
public struct SimulationParameters: Equatable, Sendable {
    public var seed: UInt64
    /// 1 is the size of the city; flows of people and dwellings scale with it, the plan's own figures do not.
    public var scale: Double
    public var year: Int
    /// The first simulated day; `to` is the last. The opening days come before the first.
    public var from: CalendarDate
    public var to: CalendarDate
    /// Deliberately invalid events as a share of the valid ones. Above zero, every kind occurs at least once.
    public var invalidShare: Double

    public static let defaultInvalidShare = 0.02

    /// The whole year, unless dates narrow it.
    public init(
        seed: UInt64, scale: Double = 1, year: Int = 2019, from: CalendarDate? = nil, to: CalendarDate? = nil,
        invalidShare: Double = Self.defaultInvalidShare
    ) {
        self.seed = seed
        self.scale = scale
        self.year = year
        let epoch = CalendarDate(dayNumber: 0)
        self.from = from ?? CalendarDate(year: year, month: 1, day: 1) ?? epoch
        self.to = to ?? CalendarDate(year: year, month: 12, day: 31) ?? epoch
        self.invalidShare = invalidShare
    }

    /// Three months with the first round and the beginning of the second, at a fifth of the city: for crash tests.
    public static func quarter(seed: UInt64, scale: Double = 0.2) -> SimulationParameters {
        SimulationParameters(
            seed: seed, scale: scale, from: CalendarDate(year: 2019, month: 8, day: 1),
            to: CalendarDate(year: 2019, month: 10, day: 31))
    }

    func validate() throws(SimulationFault) {
        guard self.year == 2019 else { throw .yearWithoutPlan(self.year) }
        guard self.scale > 0, self.scale <= 1000 else { throw .scaleOutOfRange(self.scale) }
        guard (0...1).contains(self.invalidShare) else { throw .shareOutOfRange(self.invalidShare) }
        guard self.from <= self.to, self.from.year == self.year, self.to.year == self.year else {
            throw .datesOutOfRange(from: self.from, to: self.to)
        }
    }
}
