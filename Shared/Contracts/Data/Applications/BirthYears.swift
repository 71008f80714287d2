import JSON
import Vocabulary

/// A span of birth years, never a date of birth.
public struct BirthYears: Equatable, Sendable {
    public var from: Int
    public var to: Int

    public init(from: Int, to: Int) {
        self.from = from
        self.to = to
    }

    init(_ reader: inout DataReader) throws(Rejection) {
        self.from = try reader.integer("from", in: 1900...2100)
        self.to = try reader.integer("to", in: 1900...2100)
        try reader.refuse(if: self.to < self.from, "to", expected: "not before from")
    }

    var json: JSONValue { ["from": JSONValue(self.from), "to": JSONValue(self.to)] }
}
