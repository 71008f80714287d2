import JSON
import Vocabulary

/// The dwellings that a corporation is asked to nominate in a round (MAT-1), with the advice on where (MAT-9).
public struct QuotaAnnounced: InternalData {
    public let roundId: String
    public let quarter: Quarter
    public let corporation: String
    public let opensOn: CalendarDate
    public let closesOn: CalendarDate
    /// The round's total over all corporations.
    public let roundDwellings: Int
    public let quota: Int
    /// The dwellings that earlier rounds left to make up; a negative number is a lead.
    public let carriedOver: Int
    public let nominated: Int
    public let corporationDwellings: Int
    public let advice: [Advice]

    public struct Advice: InternalData {
        public enum Kind: String, CaseIterable, Sendable {
            case prefer
            case neutral
            case spare
        }

        public let district: District
        public let kind: Kind
        public let shareOfCityStockPercent: Int?
        public let socialRentPercent: Int?
        public let recentSharePercent: Int?

        public init(
            district: District, kind: Kind, shareOfCityStockPercent: Int?, socialRentPercent: Int?,
            recentSharePercent: Int?
        ) {
            self.district = district
            self.kind = kind
            self.shareOfCityStockPercent = shareOfCityStockPercent
            self.socialRentPercent = socialRentPercent
            self.recentSharePercent = recentSharePercent
        }

        public init(_ reader: inout DataReader) throws(Rejection) {
            self.district = try reader.code("district")
            self.kind = try reader.code("kind")
            self.recentSharePercent = try reader.optionalInteger("recentSharePercent", in: 0...100)
            self.shareOfCityStockPercent = try reader.optionalInteger("shareOfCityStockPercent", in: 0...100)
            self.socialRentPercent = try reader.optionalInteger("socialRentPercent", in: 0...100)
        }

        public var json: JSONValue {
            .object(omittingNil: [
                ("district", .string(self.district.rawValue)), ("kind", .string(self.kind.rawValue)),
                ("recentSharePercent", self.recentSharePercent.map { JSONValue($0) }),
                ("shareOfCityStockPercent", self.shareOfCityStockPercent.map { JSONValue($0) }),
                ("socialRentPercent", self.socialRentPercent.map { JSONValue($0) }),
            ])
        }
    }

    public init(
        roundId: String, quarter: Quarter, corporation: String, opensOn: CalendarDate, closesOn: CalendarDate,
        roundDwellings: Int, quota: Int, carriedOver: Int, nominated: Int, corporationDwellings: Int, advice: [Advice]
    ) {
        self.roundId = roundId
        self.quarter = quarter
        self.corporation = corporation
        self.opensOn = opensOn
        self.closesOn = closesOn
        self.roundDwellings = roundDwellings
        self.quota = quota
        self.carriedOver = carriedOver
        self.nominated = nominated
        self.corporationDwellings = corporationDwellings
        self.advice = advice
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.advice = try reader.items("advice") { (item) throws(Rejection) in try Advice(&item) }
        self.carriedOver = try reader.number("carriedOver")
        self.closesOn = try reader.date("closesOn")
        self.corporation = try reader.text("corporation")
        self.corporationDwellings = try reader.count("corporationDwellings")
        self.nominated = try reader.count("nominated")
        self.opensOn = try reader.date("opensOn")
        self.quarter = try reader.quarter("quarter")
        self.quota = try reader.count("quota")
        self.roundDwellings = try reader.count("roundDwellings")
        self.roundId = try reader.reference("roundId")
    }

    public var json: JSONValue {
        [
            "advice": JSONValue(self.advice), "carriedOver": JSONValue(self.carriedOver),
            "closesOn": .string(self.closesOn.description), "corporation": .string(self.corporation),
            "corporationDwellings": JSONValue(self.corporationDwellings), "nominated": JSONValue(self.nominated),
            "opensOn": .string(self.opensOn.description), "quarter": .string(self.quarter.description),
            "quota": JSONValue(self.quota), "roundDwellings": JSONValue(self.roundDwellings),
            "roundId": .string(self.roundId),
        ]
    }
}
