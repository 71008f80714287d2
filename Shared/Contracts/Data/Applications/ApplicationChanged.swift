import JSON
import Vocabulary

/// Something about an application changed; absent fields stay as they were.
public struct ApplicationChanged: ComposedEventData {
    public static let type = EventType.applicationChanged
    public var applicationId: String
    public var reason: ChangeReason
    public var group: TargetGroup?
    public var household: Household?
    public var maximumRentCents: Cents?
    public var profile: SearchProfile?
    public var support: SupportPlan?
    public var readyFrom: CalendarDate?

    public var subject: String { self.applicationId }
    public var clientGroup: TargetGroup? { self.group }

    public init(
        applicationId: String, reason: ChangeReason, group: TargetGroup? = nil, household: Household? = nil,
        maximumRentCents: Cents? = nil, profile: SearchProfile? = nil, support: SupportPlan? = nil,
        readyFrom: CalendarDate? = nil
    ) {
        self.applicationId = applicationId
        self.reason = reason
        self.group = group
        self.household = household
        self.maximumRentCents = maximumRentCents
        self.profile = profile
        self.support = support
        self.readyFrom = readyFrom
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.applicationId = try reader.reference("applicationId")
        self.reason = try reader.code("reason")
        self.group = try reader.optionalCode("group")
        self.household = try reader.optionalObject("household", Household.init)
        self.maximumRentCents = try reader.optionalCents("maximumRentCents")
        self.profile = try reader.optionalObject("profile", SearchProfile.init)
        self.support = try reader.optionalObject("support", SupportPlan.init)
        self.readyFrom = try reader.optionalDate("readyFrom")
    }

    public var json: JSONValue {
        .object(omittingNil: [
            ("applicationId", .string(self.applicationId)), ("reason", .string(self.reason.rawValue)),
            ("group", self.group.map { .string($0.rawValue) }), ("household", self.household?.json),
            ("maximumRentCents", self.maximumRentCents.map { JSONValue($0.value) }), ("profile", self.profile?.json),
            ("support", self.support?.json), ("readyFrom", self.readyFrom.map { .string($0.description) }),
        ])
    }
}
