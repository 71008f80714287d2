import JSON
import Vocabulary

/// Where a client is not presented again after a corporation declined for this reason, and who looks at the dwelling's
/// next presentation (MAT-4).
public struct DeclineConsequence: Equatable, Sendable {
    public var reason: DeclineReason
    public var reach: DeclineReach
    /// Whether the allocation office confirms the next presentation, even where presentations go out at once.
    public var asksOffice: Bool

    public init(reason: DeclineReason, reach: DeclineReach, asksOffice: Bool) {
        self.reason = reason
        self.reach = reach
        self.asksOffice = asksOffice
    }

    init(_ reader: inout DataReader) throws(Rejection) {
        self.init(
            reason: try reader.code("reason"), reach: try reader.code("reach"),
            asksOffice: try reader.optionalFlag("asksOffice") ?? false)
    }

    var json: JSONValue {
        [
            "reason": .string(self.reason.rawValue), "reach": .string(self.reach.rawValue),
            "asksOffice": .bool(self.asksOffice),
        ]
    }
}
