import Vocabulary

/// One version of the parties' agreements about the rounds. A version never changes; a new one replaces it.
public struct Policy: StoredRecord {
    /// Who decides that a presentation goes out.
    public enum Confirmation: String, Codable, CaseIterable, Sendable {
        /// At once. An explicit choice of the municipality: by default people decide (AVG article 22).
        case automatic
        /// The allocation office confirms it; until then a presentation is `proposed`.
        case office
    }

    /// How long waiting is acceptable.
    public enum Norm: Codable, Equatable, Sendable {
        case months(Int)
        case days(Int)

        /// Whether a client who has waited since `start` is over the norm on `day`. The day of the norm itself does not
        /// count as over, and pauses that began before it move it later, as Monitoring counts (MON-2).
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
    /// The number of days that the corporation has for an answer.
    public let responseDays: Int
    /// MAT-5, weighed at the level of routes; used for contingents that state no inflow of their own.
    public var inflowSharePercent: Int
    public let confirmation: Confirmation
    /// Three months in the plan's ambition for 2022 (MON-2).
    public var norm: Norm
    /// Levels 3 to 7 in the order that the municipality wants; `nil`: the design's order.
    public var levels: [Level]?
    /// The weights at the level of suitability; `nil`: ours.
    public var suitability: SuitabilityWeights?
    /// The maximum percentage of a complex's independent units for special groups (MAT-10: 15 at SSH).
    public var complexCapPercent: Int?
    /// The corporations that agreed to the complex cap; `nil`: all.
    public var complexCapCorporations: [String]?
    /// The maximum number of dwellings at one entrance (MAT-9); `nil`: no such cap.
    public var entranceCap: Int?
    /// The consequences of declines and refusals; `nil`: the first table.
    public var decisions: DecisionPolicy?
    /// Amounts and ages of the hard rules, in addition to the plan's.
    public var limits: [RuleLimits]?
    /// The corporations' promises for a year (MAT-10).
    public var commitments: [Commitment]?
    /// The event that set this version, and the event that it corrects. The corrected version is no longer in force on
    /// any day; rounds that already use it keep it.
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

    /// The consequences of declines and refusals in rounds on this version.
    public var decisionTable: DecisionPolicy { self.decisions ?? .plan2019 }

    /// All eight levels, most important first.
    public var order: [Level] {
        self.levels.map { [.dwellings, .places] + $0 + [.lots] } ?? Level.standardOrder
    }

    /// The form recorded with a solve: the rules, without the event that set them.
    var withoutOrigin: Policy {
        var policy = self
        (policy.eventRef, policy.corrects) = (nil, nil)
        return policy
    }

    /// In force until the first `policy.set`. The plan leaves K and the days for an answer open (MAT-2: "nader te
    /// bepalen"), so these values are ours; nothing goes out without a person's confirmation. The share is the plan's for
    /// 2019.
    public static let initial = Policy(
        version: "initial", validFrom: CalendarDate(dayNumber: 0), candidatesPerDwelling: 3, responseDays: 14,
        inflowSharePercent: 20, confirmation: .office)
}
