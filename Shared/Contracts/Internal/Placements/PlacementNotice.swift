import JSON
import Vocabulary

/// The view of a placement that its corporation and its institution get.
public struct PlacementNotice: InternalData {
    public let placementId: String
    public let presentationId: String
    public let dwellingId: String
    public let applicationId: String
    public let contractForm: ContractForm
    /// Only for a cancelled placement.
    public let why: PlacementCancellation?

    public init(
        placementId: String, presentationId: String, dwellingId: String, applicationId: String,
        contractForm: ContractForm, why: PlacementCancellation?
    ) {
        self.placementId = placementId
        self.presentationId = presentationId
        self.dwellingId = dwellingId
        self.applicationId = applicationId
        self.contractForm = contractForm
        self.why = why
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.placementId = try reader.reference("placementId")
        self.presentationId = try reader.reference("presentationId")
        self.dwellingId = try reader.reference("dwellingId")
        self.applicationId = try reader.reference("applicationId")
        self.contractForm = try reader.code("contractForm")
        self.why = try reader.optionalCode("why")
    }

    public var json: JSONValue {
        .object(omittingNil: [
            ("placementId", .string(self.placementId)), ("presentationId", .string(self.presentationId)),
            ("dwellingId", .string(self.dwellingId)), ("applicationId", .string(self.applicationId)),
            ("contractForm", .string(self.contractForm.rawValue)), ("why", self.why.map { .string($0.rawValue) }),
        ])
    }
}
