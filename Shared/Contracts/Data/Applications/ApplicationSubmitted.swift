import JSON
import Vocabulary

/// An institution asks for a dwelling for a client (REG-5).
public struct ApplicationSubmitted: ComposedEventData {
    public static let type = EventType.applicationSubmitted
    public var applicationId: String
    public var group: TargetGroup
    public var route: Route
    public var household: Household
    public var birthYears: BirthYears?
    /// The highest net rent the client can pay, in cents a month.
    public var maximumRentCents: Cents
    public var profile: SearchProfile
    public var support: SupportPlan
    public var urgency: Urgency?
    /// The day from which waiting counts.
    public var waitingSince: CalendarDate
    /// The day from which the client can move.
    public var readyFrom: CalendarDate
    /// The client's category in the regional ordinance (Bijlage 1), when there is one.
    public var category: OrdinanceCategory?
    /// VERA's code for the group.
    public var veraGroup: VeraGroup?
    /// The municipality that the client comes from (REG-16), by CBS code.
    public var originMunicipality: String?

    public var subject: String { self.applicationId }
    public var clientGroup: TargetGroup? { self.group }

    public init(
        applicationId: String, group: TargetGroup, route: Route, household: Household, birthYears: BirthYears?,
        maximumRentCents: Cents, profile: SearchProfile, support: SupportPlan, urgency: Urgency? = nil,
        waitingSince: CalendarDate, readyFrom: CalendarDate, category: OrdinanceCategory? = nil,
        veraGroup: VeraGroup? = nil, originMunicipality: String? = nil
    ) {
        self.applicationId = applicationId
        self.group = group
        self.route = route
        self.household = household
        self.birthYears = birthYears
        self.maximumRentCents = maximumRentCents
        self.profile = profile
        self.support = support
        self.urgency = urgency
        self.waitingSince = waitingSince
        self.readyFrom = readyFrom
        self.category = category
        self.veraGroup = veraGroup
        self.originMunicipality = originMunicipality
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.applicationId = try reader.reference("applicationId")
        self.group = try reader.code("group")
        self.route = try reader.code("route")
        self.household = try reader.object("household", Household.init)
        self.birthYears = try reader.optionalObject("birthYears", BirthYears.init)
        self.maximumRentCents = try reader.cents("maximumRentCents")
        self.profile = try reader.object("profile", SearchProfile.init)
        self.support = try reader.object("support", SupportPlan.init)
        self.urgency = try reader.optionalObject("urgency", Urgency.init)
        self.waitingSince = try reader.date("waitingSince")
        self.readyFrom = try reader.optionalDate("readyFrom") ?? self.waitingSince
        self.category = try reader.optionalCode("category")
        self.veraGroup = try reader.optionalDatedCode("veraGroup")
        self.originMunicipality = try reader.optionalMunicipality("originMunicipality")
    }

    public var json: JSONValue {
        .object(omittingNil: [
            ("applicationId", .string(self.applicationId)), ("group", .string(self.group.rawValue)),
            ("route", .string(self.route.rawValue)), ("household", self.household.json),
            ("birthYears", self.birthYears?.json),
            ("maximumRentCents", JSONValue(self.maximumRentCents.value)), ("profile", self.profile.json),
            ("support", self.support.json), ("urgency", self.urgency?.json),
            ("waitingSince", .string(self.waitingSince.description)),
            ("readyFrom", .string(self.readyFrom.description)),
            ("category", self.category.map { .string($0.rawValue) }),
            ("veraGroup", self.veraGroup.map { .string($0.rawValue) }),
            ("originMunicipality", self.originMunicipality.map { .string($0) }),
        ])
    }
}
