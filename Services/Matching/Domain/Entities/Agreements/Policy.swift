import Vocabulary

/// One version of what the parties agreed about the rounds. A version never changes; a new one takes its place.
public struct Policy: StoredRecord {
    /// Who lets a presentation go out.
    public enum Confirmation: String, Codable, CaseIterable, Sendable {
        /// At once. An explicit choice of the municipality: by default people decide (AVG article 22).
        case automatic
        /// The allocation office; until then a presentation is `proposed`.
        case office
    }

    /// How long waiting is acceptable.
    public enum Norm: Codable, Equatable, Sendable {
        case months(Int)
        case days(Int)

        /// Whether someone who waits since `start` is over the norm on `day`: on the day of the norm not yet, and later by
        /// the pauses that began before it, as Monitoring counts (MON-2).
        public func isExceeded(
            on day: CalendarDate, since start: CalendarDate, pauses: [WaitingClock.Pause] = []
        ) -> Bool {
            let date =
                switch self {
                case .months(let count): start.adding(months: count)
                case .days(let count): start.adding(days: count)
                }
            return WaitingClock.term(until: date, pauses: pauses).map { $0 < day } ?? false
        }
    }

    public var id: String { self.version }
    public let version: String
    public let validFrom: CalendarDate
    /// K: how many candidates are presented for a dwelling (MAT-2).
    public var candidatesPerDwelling: Int
    /// Days after the presentation in which the corporation answers.
    public let responseDays: Int
    /// MAT-5, weighed at the level of routes where a contingent does not say its own.
    public var inflowSharePercent: Int
    public let confirmation: Confirmation
    /// Three months in the plan's ambition for 2022 (MON-2).
    public var norm: Norm
    /// The levels from 3 to 7 in the order that the municipality wants; `nil` for the design's.
    public var levels: [Level]?
    /// What counts at the level of suitability; `nil` for ours.
    public var suitability: SuitabilityWeights?
    /// Of a complex's independent units, at most this percentage for special groups (MAT-10: 15 at SSH).
    public var complexCapPercent: Int?
    /// The corporations that agreed to it; `nil`: all.
    public var complexCapCorporations: [String]?
    /// At most so many dwellings of one entrance; `nil` for no such cap (MAT-9).
    public var entranceCap: Int?
    /// What declines and refusals mean; `nil` for the first table.
    public var decisions: DecisionPolicy?
    /// Amounts and ages of the hard rules beside the plan's.
    public var limits: [RuleLimits]?
    /// What corporations promised for a year (MAT-10).
    public var commitments: [Commitment]?
    /// The event that set it, and the one that it corrects: that version is in force on no day any more. Rounds in flight
    /// stay on it.
    public var eventRef: String?
    public var corrects: String?
    /// The order of arrival: of two versions valid from the same day the later one is in force.
    public internal(set) var ordinal: Int = 0

    public init(
        version: String, validFrom: CalendarDate, candidatesPerDwelling: Int, responseDays: Int,
        inflowSharePercent: Int, confirmation: Confirmation, norm: Norm = .months(3), levels: [Level]? = nil,
        suitability: SuitabilityWeights? = nil, complexCapPercent: Int? = nil, entranceCap: Int? = nil,
        decisions: DecisionPolicy? = nil, limits: [RuleLimits]? = nil, commitments: [Commitment]? = nil
    ) {
        self.version = version
        self.validFrom = validFrom
        self.candidatesPerDwelling = candidatesPerDwelling
        self.responseDays = responseDays
        self.inflowSharePercent = inflowSharePercent
        self.confirmation = confirmation
        self.norm = norm
        self.levels = levels
        self.suitability = suitability
        self.complexCapPercent = complexCapPercent
        self.entranceCap = entranceCap
        self.decisions = decisions
        self.limits = limits
        self.commitments = commitments
    }

    /// What declines and refusals mean in the rounds on this version.
    public var decisionTable: DecisionPolicy { self.decisions ?? .plan2019 }

    /// All eight levels, most important first.
    public var order: [Level] {
        self.levels.map { [.dwellings, .places] + $0 + [.lots] } ?? Level.standardOrder
    }

    /// What is recorded with a solve: the rules, and not which event said them.
    var withoutOrigin: Policy {
        var policy = self
        (policy.eventRef, policy.corrects) = (nil, nil)
        return policy
    }

    /// In force until the first `policy.set`. The plan leaves K and the term open (MAT-2: "nader te bepalen"), so
    /// these are ours; nothing goes out without a person's confirmation. The share is the plan's for 2019.
    public static let initial = Policy(
        version: "initial", validFrom: CalendarDate(dayNumber: 0), candidatesPerDwelling: 3, responseDays: 14,
        inflowSharePercent: 20, confirmation: .office)
}
