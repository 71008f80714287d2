import JSON
import Vocabulary

extension SuitabilityWeights {
    init(_ reader: inout DataReader) throws(Rejection) {
        self.init(
            wish: try reader.integer("wish", in: 0...50), need: try reader.integer("need", in: 0...50),
            support: try reader.integer("support", in: 0...50), spread: try reader.integer("spread", in: 0...50),
            size: try reader.integer("size", in: 0...50))
    }

    var json: JSONValue {
        [
            "wish": JSONValue(self.wish), "need": JSONValue(self.need), "support": JSONValue(self.support),
            "spread": JSONValue(self.spread), "size": JSONValue(self.size),
        ]
    }
}
