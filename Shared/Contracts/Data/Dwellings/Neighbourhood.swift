import JSON
import Vocabulary

/// A CBS neighbourhood code with the year of its division; codes change by year.
public struct Neighbourhood: Equatable, Sendable {
    public var code: String
    public var year: Int

    public init(code: String, year: Int) {
        self.code = code
        self.year = year
    }

    init(_ reader: inout DataReader) throws(Rejection) {
        self.code = try reader.neighbourhoodCode("code")
        self.year = try reader.integer("year", in: 1995...2100)
    }

    var json: JSONValue { ["code": .string(self.code), "year": JSONValue(self.year)] }
}
