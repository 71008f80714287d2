import JSON
import Vocabulary

extension RoundReported {
    /// One corporation's part of the round.
    public struct Corporation: InternalData {
        public let corporation: String
        public let quota: Int
        public let carriedOver: Int
        public let funnel: RoundFunnel

        public init(corporation: String, quota: Int, carriedOver: Int, funnel: RoundFunnel) {
            self.corporation = corporation
            self.quota = quota
            self.carriedOver = carriedOver
            self.funnel = funnel
        }

        public init(_ reader: inout DataReader) throws(Rejection) {
            self.carriedOver = try reader.number("carriedOver")
            self.corporation = try reader.text("corporation")
            self.funnel = try reader.object("funnel") { (object) throws(Rejection) in try RoundFunnel(&object) }
            self.quota = try reader.count("quota")
        }

        public var json: JSONValue {
            [
                "carriedOver": JSONValue(self.carriedOver), "corporation": .string(self.corporation),
                "funnel": self.funnel.json, "quota": JSONValue(self.quota),
            ]
        }
    }

    /// The progress of a corporation's commitment for the year (MAT-10).
    public struct Commitment: InternalData {
        public let corporation: String
        public let groups: [TargetGroup]
        public let promised: Int
        public let placed: Int

        public init(corporation: String, groups: [TargetGroup], promised: Int, placed: Int) {
            self.corporation = corporation
            self.groups = groups
            self.promised = promised
            self.placed = placed
        }

        public init(_ reader: inout DataReader) throws(Rejection) {
            self.corporation = try reader.text("corporation")
            self.groups = try reader.require(try reader.optionalCodes("groups"), "groups")
            self.placed = try reader.count("placed")
            self.promised = try reader.count("promised")
        }

        public var json: JSONValue {
            [
                "corporation": .string(self.corporation), "groups": JSONValue(self.groups.map(\.rawValue)),
                "placed": JSONValue(self.placed), "promised": JSONValue(self.promised),
            ]
        }
    }

    /// Announced supply that is due by the round's quarter (MAT-18).
    public struct Project: InternalData {
        public let supply: String
        public let expectedIn: Quarter
        public let agreed: Int
        public let nominated: Int

        public init(supply: String, expectedIn: Quarter, agreed: Int, nominated: Int) {
            self.supply = supply
            self.expectedIn = expectedIn
            self.agreed = agreed
            self.nominated = nominated
        }

        public init(_ reader: inout DataReader) throws(Rejection) {
            self.agreed = try reader.count("agreed")
            self.expectedIn = try reader.quarter("expectedIn")
            self.nominated = try reader.count("nominated")
            self.supply = try reader.reference("supply")
        }

        public var json: JSONValue {
            [
                "agreed": JSONValue(self.agreed), "expectedIn": .string(self.expectedIn.description),
                "nominated": JSONValue(self.nominated), "supply": .string(self.supply),
            ]
        }
    }
}

/// How often a code occurs.
public struct CodeCount: InternalData {
    public let code: String
    public let count: Int

    public init(code: String, count: Int) {
        self.code = code
        self.count = count
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.code = try reader.text("code")
        self.count = try reader.count("count")
    }

    public var json: JSONValue { ["code": .string(self.code), "count": JSONValue(self.count)] }
}
