import JSON
import Vocabulary

/// Whether a client who refuses for this reason has used the single offer (MAT-11).
public struct RefusalConsequence: Equatable, Sendable {
    public var reason: RefusalReason
    public var usesOffer: Bool

    public init(reason: RefusalReason, usesOffer: Bool) {
        self.reason = reason
        self.usesOffer = usesOffer
    }

    init(_ reader: inout DataReader) throws(Rejection) {
        self.init(reason: try reader.code("reason"), usesOffer: try reader.flag("usesOffer"))
    }

    var json: JSONValue {
        ["reason": .string(self.reason.rawValue), "usesOffer": .bool(self.usesOffer)]
    }
}
