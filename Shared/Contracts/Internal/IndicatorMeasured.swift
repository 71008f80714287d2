import JSON
import Vocabulary

/// A figure that differs from the last one published for the same indicator, period and dimension.
public struct IndicatorMeasured: InternalData {
    public enum Unit: String, CaseIterable, Sendable {
        case applications
        case candidates
        case days
        case dwellings
        case presentations
        case share
    }

    /// A count, or a fraction that is kept unreduced.
    public struct Target: InternalData {
        public let numerator: Int
        public let denominator: Int?

        public init(numerator: Int, denominator: Int?) {
            self.numerator = numerator
            self.denominator = denominator
        }

        public init(_ reader: inout DataReader) throws(Rejection) {
            self.denominator = try reader.optionalCount("denominator")
            self.numerator = try reader.number("numerator")
        }

        public var json: JSONValue {
            .object(omittingNil: [
                ("denominator", self.denominator.map { JSONValue($0) }), ("numerator", JSONValue(self.numerator)),
            ])
        }
    }

    public struct Value: InternalData {
        /// The indicator's code, such as `waiting-count`.
        public let id: String
        /// `2019`, `2019-Q3` or `round:<id>`.
        public let period: String
        /// `total`, `group:<code>`, `corporation:<id>` or `reason:<code>`.
        public let dimension: String
        public let numerator: Int
        /// `nil` for a count; 0 when there was nothing to take a mean or a share of.
        public let denominator: Int?
        public let unit: Unit
        public let target: Target?

        public init(
            id: String, period: String, dimension: String, numerator: Int, denominator: Int?, unit: Unit,
            target: Target?
        ) {
            self.id = id
            self.period = period
            self.dimension = dimension
            self.numerator = numerator
            self.denominator = denominator
            self.unit = unit
            self.target = target
        }

        public init(_ reader: inout DataReader) throws(Rejection) {
            self.denominator = try reader.optionalCount("denominator")
            self.dimension = try reader.text("dimension")
            self.id = try reader.text("id")
            self.numerator = try reader.number("numerator")
            self.period = try reader.text("period")
            self.target = try reader.optionalObject("target") { (object) throws(Rejection) in try Target(&object) }
            self.unit = try reader.code("unit")
        }

        public var json: JSONValue {
            .object(omittingNil: [
                ("denominator", self.denominator.map { JSONValue($0) }), ("dimension", .string(self.dimension)),
                ("id", .string(self.id)), ("numerator", JSONValue(self.numerator)),
                ("period", .string(self.period)), ("target", self.target?.json),
                ("unit", .string(self.unit.rawValue)),
            ])
        }
    }

    /// The day whose rules measured the figure.
    public let on: CalendarDate
    public let value: Value

    public init(on day: CalendarDate, value: Value) {
        self.on = day
        self.value = value
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.on = try reader.date("on")
        self.value = try reader.object("value") { (object) throws(Rejection) in try Value(&object) }
    }

    public var json: JSONValue { ["on": .string(self.on.description), "value": self.value.json] }
}
