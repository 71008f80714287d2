import Vocabulary

/// Why a year cannot be simulated.
public enum SimulationFault: Error, Equatable, CustomStringConvertible {
    case yearWithoutPlan(Int)
    case scaleOutOfRange(Double)
    case shareOutOfRange(Double)
    case datesOutOfRange(from: CalendarDate, to: CalendarDate)

    public var description: String {
        switch self {
        case .yearWithoutPlan(let year): "no plan for \(year): only 2019 can be simulated"
        case .scaleOutOfRange(let scale): "scale \(scale) is not above 0 and at most 1000"
        case .shareOutOfRange(let share): "the share of wrong events \(share) is not between 0 and 1"
        case .datesOutOfRange(let from, let to): "\(from) to \(to) is no range of days within 2019"
        }
    }
}
