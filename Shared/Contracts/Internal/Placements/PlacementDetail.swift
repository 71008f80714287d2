import JSON
import Vocabulary

/// A match, as Matching's own stream reports it: this candidate gets this dwelling.
public struct PlacementDetail: InternalData {
    public let id: String
    public let presentationId: String
    public let roundId: String
    public let dwellingId: String
    public let corporation: String
    public let district: District
    public let applicationId: String
    public let institution: String
    public let group: TargetGroup
    public let route: Route
    public let contractForm: ContractForm
    /// The day of the corporation's choice; `nil` before the first day of the calendar.
    public let decidedOn: CalendarDate?
    public let waitingSince: CalendarDate
    public let tenancyId: String?
    public let tenancyStartedOn: CalendarDate?
    public let cancelledOn: CalendarDate?
    public let cancelledWhy: PlacementCancellation?
    /// Whether it counts with no institution's share.
    public let isApart: Bool?

    public init(
        id: String, presentationId: String, roundId: String, dwellingId: String, corporation: String,
        district: District, applicationId: String, institution: String, group: TargetGroup, route: Route,
        contractForm: ContractForm, decidedOn: CalendarDate?, waitingSince: CalendarDate, tenancyId: String?,
        tenancyStartedOn: CalendarDate?, cancelledOn: CalendarDate?, cancelledWhy: PlacementCancellation?,
        isApart: Bool?
    ) {
        self.id = id
        self.presentationId = presentationId
        self.roundId = roundId
        self.dwellingId = dwellingId
        self.corporation = corporation
        self.district = district
        self.applicationId = applicationId
        self.institution = institution
        self.group = group
        self.route = route
        self.contractForm = contractForm
        self.decidedOn = decidedOn
        self.waitingSince = waitingSince
        self.tenancyId = tenancyId
        self.tenancyStartedOn = tenancyStartedOn
        self.cancelledOn = cancelledOn
        self.cancelledWhy = cancelledWhy
        self.isApart = isApart
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.applicationId = try reader.reference("applicationId")
        self.cancelledOn = try reader.optionalDate("cancelledOn")
        self.cancelledWhy = try reader.optionalCode("cancelledWhy")
        self.contractForm = try reader.code("contractForm")
        self.corporation = try reader.text("corporation")
        self.decidedOn = try reader.optionalDate("decidedOn")
        self.district = try reader.code("district")
        self.dwellingId = try reader.reference("dwellingId")
        self.group = try reader.code("group")
        self.id = try reader.reference("id")
        self.institution = try reader.text("institution")
        self.isApart = try reader.optionalFlag("isApart")
        self.presentationId = try reader.reference("presentationId")
        self.roundId = try reader.reference("roundId")
        self.route = try reader.code("route")
        self.tenancyId = try reader.optionalReference("tenancyId")
        self.tenancyStartedOn = try reader.optionalDate("tenancyStartedOn")
        self.waitingSince = try reader.date("waitingSince")
    }

    public var json: JSONValue {
        .object(omittingNil: [
            ("applicationId", .string(self.applicationId)),
            ("cancelledOn", self.cancelledOn.map { .string($0.description) }),
            ("cancelledWhy", self.cancelledWhy.map { .string($0.rawValue) }),
            ("contractForm", .string(self.contractForm.rawValue)), ("corporation", .string(self.corporation)),
            ("decidedOn", self.decidedOn.map { .string($0.description) }),
            ("district", .string(self.district.rawValue)), ("dwellingId", .string(self.dwellingId)),
            ("group", .string(self.group.rawValue)), ("id", .string(self.id)),
            ("institution", .string(self.institution)), ("isApart", self.isApart.map { .bool($0) }),
            ("presentationId", .string(self.presentationId)), ("roundId", .string(self.roundId)),
            ("route", .string(self.route.rawValue)), ("tenancyId", self.tenancyId.map { .string($0) }),
            ("tenancyStartedOn", self.tenancyStartedOn.map { .string($0.description) }),
            ("waitingSince", .string(self.waitingSince.description)),
        ])
    }
}
