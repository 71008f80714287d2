import JSON
import Vocabulary

/// A tenancy began: as the end of a match, or as a letting with priority outside the matches.
public struct TenancyStarted: ComposedEventData {
    public static let type = EventType.tenancyStarted
    public var tenancyId: String
    public var dwellingId: String
    public var applicationId: String?
    public var group: TargetGroup?
    public var startedOn: CalendarDate
    public var contractForm: ContractForm
    public var independent: Bool

    public var subject: String { self.tenancyId }
    public var references: [String] { [self.dwellingId] + (self.applicationId.map { [$0] } ?? []) }

    public init(
        tenancyId: String, dwellingId: String, applicationId: String?, group: TargetGroup?, startedOn: CalendarDate,
        contractForm: ContractForm, independent: Bool
    ) {
        self.tenancyId = tenancyId
        self.dwellingId = dwellingId
        self.applicationId = applicationId
        self.group = group
        self.startedOn = startedOn
        self.contractForm = contractForm
        self.independent = independent
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.tenancyId = try reader.reference("tenancyId")
        self.dwellingId = try reader.reference("dwellingId")
        self.applicationId = try reader.optionalReference("applicationId")
        self.group = try reader.optionalCode("group")
        self.startedOn = try reader.date("startedOn")
        self.contractForm = try reader.code("contractForm")
        self.independent = try reader.optionalFlag("independent") ?? true
    }

    public var json: JSONValue {
        .object(omittingNil: [
            ("tenancyId", .string(self.tenancyId)), ("dwellingId", .string(self.dwellingId)),
            ("applicationId", self.applicationId.map { .string($0) }),
            ("group", self.group.map { .string($0.rawValue) }), ("startedOn", .string(self.startedOn.description)),
            ("contractForm", .string(self.contractForm.rawValue)), ("independent", .bool(self.independent)),
        ])
    }
}
