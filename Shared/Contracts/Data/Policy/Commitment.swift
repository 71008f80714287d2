import JSON
import Vocabulary

/// A corporation promises a least number of dwellings a year to some groups, as SSH does for young people (MAT-10).
public struct Commitment: Equatable, Sendable {
    public var corporationId: String
    public var groups: [TargetGroup]
    public var dwellings: Int

    public init(corporationId: String, groups: [TargetGroup], dwellings: Int) {
        self.corporationId = corporationId
        self.groups = groups
        self.dwellings = dwellings
    }

    init(_ reader: inout DataReader) throws(Rejection) {
        self.init(
            corporationId: try reader.reference("corporationId"), groups: try reader.codes("groups"),
            dwellings: try reader.integer("dwellings", in: 0...100_000))
    }

    var json: JSONValue {
        [
            "corporationId": .string(self.corporationId),
            "groups": .array(self.groups.map { .string($0.rawValue) }), "dwellings": JSONValue(self.dwellings),
        ]
    }
}
