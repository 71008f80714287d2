import JSON
import Vocabulary

/// Amounts and ages from one calendar year on, until the next year that is given (MAT-7, REG-7).
public struct YearLimits: Equatable, Sendable {
    public var fromYear: Int
    /// The quality-discount limit (kwaliteitskortingsgrens): net rent, cents a month.
    public var youthRentCents: Cents
    /// People below this age get rent allowance up to that limit only.
    public var youthBelowAge: Int
    /// The ages for a campus contract, both included.
    public var campusFromAge: Int
    public var campusToAge: Int

    public init(fromYear: Int, youthRentCents: Cents, youthBelowAge: Int, campusFromAge: Int, campusToAge: Int) {
        self.fromYear = fromYear
        self.youthRentCents = youthRentCents
        self.youthBelowAge = youthBelowAge
        self.campusFromAge = campusFromAge
        self.campusToAge = campusToAge
    }

    init(_ reader: inout DataReader) throws(Rejection) {
        self.init(
            fromYear: try reader.integer("fromYear", in: 2000...2100),
            youthRentCents: try reader.cents("youthRentCents"),
            youthBelowAge: try reader.integer("youthBelowAge", in: 18...30),
            campusFromAge: try reader.integer("campusFromAge", in: 16...21),
            campusToAge: try reader.integer("campusToAge", in: 22...40))
    }

    var json: JSONValue {
        [
            "fromYear": JSONValue(self.fromYear), "youthRentCents": JSONValue(self.youthRentCents.value),
            "youthBelowAge": JSONValue(self.youthBelowAge), "campusFromAge": JSONValue(self.campusFromAge),
            "campusToAge": JSONValue(self.campusToAge),
        ]
    }
}
