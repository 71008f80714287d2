import JSON
import Vocabulary

/// The support that comes with the client (REG-8).
public struct SupportPlan: Equatable, Sendable {
    public var product: SupportProduct
    public var hoursPerWeek: Int
    public var reachable247: Bool
    /// Minutes within which staff can be on the spot (Beschermd Thuis: 30).
    public var minutesToSpot: Int?
    /// The contact for neighbours and corporation (REG-8): a reference to a team or desk that the institution keeps,
    /// never to a person.
    public var contactPoint: String?

    public init(
        product: SupportProduct, hoursPerWeek: Int, reachable247: Bool, minutesToSpot: Int? = nil,
        contactPoint: String? = nil
    ) {
        self.product = product
        self.hoursPerWeek = hoursPerWeek
        self.reachable247 = reachable247
        self.minutesToSpot = minutesToSpot
        self.contactPoint = contactPoint
    }

    init(_ reader: inout DataReader) throws(Rejection) {
        self.product = try reader.code("product")
        self.hoursPerWeek = try reader.optionalInteger("hoursPerWeek", in: 0...168) ?? 0
        self.reachable247 = try reader.optionalFlag("reachable247") ?? false
        self.minutesToSpot = try reader.optionalInteger("minutesToSpot", in: 1...240)
        self.contactPoint = try reader.optionalReference("contactPoint")
    }

    var json: JSONValue {
        .object(omittingNil: [
            ("product", .string(self.product.rawValue)), ("hoursPerWeek", JSONValue(self.hoursPerWeek)),
            ("reachable247", .bool(self.reachable247)), ("minutesToSpot", self.minutesToSpot.map { JSONValue($0) }),
            ("contactPoint", self.contactPoint.map { .string($0) }),
        ])
    }
}
