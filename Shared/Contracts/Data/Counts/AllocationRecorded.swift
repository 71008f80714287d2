import JSON
import Vocabulary

/// One allocation that did not go through the central point (REG-12, REG-14).
public struct AllocationRecorded: ComposedEventData {
    public static let type = EventType.allocationRecorded
    public var allocationId: String
    /// Absent only for a category without priority: co-optation, group living, caravans (Bijlage 1, footnote).
    public var group: TargetGroup?
    public var route: Route?
    public var channel: AllocationChannel
    public var corporationId: String?
    public var district: District?
    public var persons: Int?
    public var allocatedOn: CalendarDate
    public var waitingSince: CalendarDate?
    /// WoningNet's category (Bijlage 1, REG-3).
    public var category: LettingCategory?
    /// Whether a tenancy-and-care agreement goes with it (REG-14).
    public var withCareAgreement: Bool
    /// Whether the dwelling has a front door of its own (zelfstandig); a room counts in no row.
    public var independent: Bool
    /// References that show which tenancy is the same letting, as far as the office knows them (REG-13).
    public var dwellingId: String?
    public var applicationId: String?
    public var tenancyId: String?
    /// The institution that received the client first (REG-13: Wlz, forensic care, ex-detainees).
    public var institutionId: String?

    public var subject: String { self.allocationId }
    public var references: [String] { self.applicationId.map { [$0] } ?? [] }

    public init(
        allocationId: String, group: TargetGroup?, route: Route? = nil, channel: AllocationChannel,
        corporationId: String? = nil, district: District? = nil, persons: Int? = nil, allocatedOn: CalendarDate,
        waitingSince: CalendarDate? = nil, category: LettingCategory? = nil, withCareAgreement: Bool = false,
        independent: Bool = true, dwellingId: String? = nil, applicationId: String? = nil, tenancyId: String? = nil,
        institutionId: String? = nil
    ) {
        self.allocationId = allocationId
        self.group = group
        self.route = route
        self.channel = channel
        self.corporationId = corporationId
        self.district = district
        self.persons = persons
        self.allocatedOn = allocatedOn
        self.waitingSince = waitingSince
        self.category = category
        self.withCareAgreement = withCareAgreement
        self.independent = independent
        self.dwellingId = dwellingId
        self.applicationId = applicationId
        self.tenancyId = tenancyId
        self.institutionId = institutionId
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.allocationId = try reader.reference("allocationId")
        self.group = try reader.optionalCode("group")
        self.route = try reader.optionalCode("route")
        self.channel = try reader.code("channel")
        self.corporationId = try reader.optionalReference("corporationId")
        self.district = try reader.optionalCode("district")
        self.persons = try reader.optionalInteger("persons", in: 1...20)
        self.allocatedOn = try reader.date("allocatedOn")
        self.waitingSince = try reader.optionalDate("waitingSince")
        self.category = try reader.optionalCode("category")
        try reader.require(
            "group", isPresent: self.group != nil, unless: "category", of: self.category,
            in: LettingCategory.allCases.filter(\.isWithoutPriority))
        self.withCareAgreement = try reader.optionalFlag("withCareAgreement") ?? false
        self.independent = try reader.optionalFlag("independent") ?? true
        self.dwellingId = try reader.optionalReference("dwellingId")
        self.applicationId = try reader.optionalReference("applicationId")
        self.tenancyId = try reader.optionalReference("tenancyId")
        self.institutionId = try reader.optionalReference("institutionId")
        try reader.refuse(
            if: self.waitingSince.map { $0 > self.allocatedOn } ?? false, "waitingSince",
            expected: "not after allocatedOn")
    }

    public var json: JSONValue {
        .object(omittingNil: [
            ("allocationId", .string(self.allocationId)), ("group", self.group.map { .string($0.rawValue) }),
            ("route", self.route.map { .string($0.rawValue) }), ("channel", .string(self.channel.rawValue)),
            ("corporationId", self.corporationId.map { .string($0) }),
            ("district", self.district.map { .string($0.rawValue) }),
            ("persons", self.persons.map { JSONValue($0) }), ("allocatedOn", .string(self.allocatedOn.description)),
            ("waitingSince", self.waitingSince.map { .string($0.description) }),
            ("category", self.category.map { .string($0.rawValue) }),
            ("withCareAgreement", self.withCareAgreement ? true : nil),
            ("independent", self.independent ? nil : false), ("dwellingId", self.dwellingId.map { .string($0) }),
            ("applicationId", self.applicationId.map { .string($0) }),
            ("tenancyId", self.tenancyId.map { .string($0) }),
            ("institutionId", self.institutionId.map { .string($0) }),
        ])
    }
}
