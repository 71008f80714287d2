import JSON
import Vocabulary

/// Who moves in (REG-5).
public struct Household: Equatable, Sendable {
    public var adults: Int
    public var children: Int
    /// How many share the dwelling with this household, each with a contract of their own (REG-17); 0 for none.
    public var sharers: Int

    public init(adults: Int, children: Int, sharers: Int = 0) {
        self.adults = adults
        self.children = children
        self.sharers = sharers
    }

    init(_ reader: inout DataReader) throws(Rejection) {
        self.adults = try reader.integer("adults", in: 1...8)
        self.children = try reader.optionalInteger("children", in: 0...12) ?? 0
        self.sharers = try reader.optionalInteger("sharers", in: 0...2) ?? 0
    }

    var json: JSONValue {
        .object(omittingNil: [
            ("adults", JSONValue(self.adults)), ("children", JSONValue(self.children)),
            ("sharers", self.sharers == 0 ? nil : JSONValue(self.sharers)),
        ])
    }
}
