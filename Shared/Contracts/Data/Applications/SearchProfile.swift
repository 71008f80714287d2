import JSON
import Vocabulary

/// The dwelling that the client looks for (REG-5, REG-15).
public struct SearchProfile: Equatable, Sendable {
    public var kinds: [DwellingKind]
    public var minimumRooms: Int
    public var groundFloor: Bool
    public var wheelchair: Bool
    public var lowStimulus: Bool
    public var preferredDistricts: [District]
    public var excludedDistricts: [ExcludedDistrict]

    public init(
        kinds: [DwellingKind], minimumRooms: Int = 1, groundFloor: Bool = false, wheelchair: Bool = false,
        lowStimulus: Bool = false, preferredDistricts: [District] = [], excludedDistricts: [ExcludedDistrict] = []
    ) {
        self.kinds = kinds
        self.minimumRooms = minimumRooms
        self.groundFloor = groundFloor
        self.wheelchair = wheelchair
        self.lowStimulus = lowStimulus
        self.preferredDistricts = preferredDistricts
        self.excludedDistricts = excludedDistricts
    }

    init(_ reader: inout DataReader) throws(Rejection) {
        self.kinds = try reader.codes("kinds")
        self.minimumRooms = try reader.optionalInteger("minimumRooms", in: 1...10) ?? 1
        self.groundFloor = try reader.optionalFlag("groundFloor") ?? false
        self.wheelchair = try reader.optionalFlag("wheelchair") ?? false
        self.lowStimulus = try reader.optionalFlag("lowStimulus") ?? false
        self.preferredDistricts = try reader.optionalCodes("preferredDistricts", District.self) ?? []
        self.excludedDistricts =
            try reader.optionalObjects("excludedDistricts") { (item) throws(Rejection) in
                ExcludedDistrict(district: try item.code("district"), reason: try item.code("reason"))
            } ?? []
    }

    var json: JSONValue {
        [
            "kinds": JSONValue(self.kinds.map(\.rawValue)), "minimumRooms": JSONValue(self.minimumRooms),
            "groundFloor": .bool(self.groundFloor), "wheelchair": .bool(self.wheelchair),
            "lowStimulus": .bool(self.lowStimulus),
            "preferredDistricts": JSONValue(self.preferredDistricts.map(\.rawValue)),
            "excludedDistricts": .array(
                self.excludedDistricts.map {
                    ["district": .string($0.district.rawValue), "reason": .string($0.reason.rawValue)]
                }),
        ]
    }
}
