import JSON
import Vocabulary

/// The division of a round over institutions and groups (MAT-3, MAT-5, MAT-8, MAT-13).
public struct RoundFairness: InternalData {
    public let institutions: [Institution]
    public let groups: [Group]
    /// Presentations that needed an exception, by the rule set aside (MAT-9).
    public let exceptions: [CodeCount]
    /// Presentations that the allocation office replaced.
    public let overridden: Int

    public init(institutions: [Institution], groups: [Group], exceptions: [CodeCount], overridden: Int) {
        self.institutions = institutions
        self.groups = groups
        self.exceptions = exceptions
        self.overridden = overridden
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.exceptions = try reader.items("exceptions") { (item) throws(Rejection) in try CodeCount(&item) }
        self.groups = try reader.items("groups") { (item) throws(Rejection) in try Group(&item) }
        self.institutions = try reader.items("institutions") { (item) throws(Rejection) in try Institution(&item) }
        self.overridden = try reader.count("overridden")
    }

    public var json: JSONValue {
        [
            "exceptions": JSONValue(self.exceptions), "groups": JSONValue(self.groups),
            "institutions": JSONValue(self.institutions), "overridden": JSONValue(self.overridden),
        ]
    }

    public struct Institution: InternalData {
        public let institution: String
        /// The year's dwellings; zero without a contingent.
        public let contingent: Int
        public let presented: Int
        public let placed: Int
        public let placedInflow: Int
        /// Its share of the placements of this round, in hundredths of a dwelling.
        public let shareHundredths: Int
        /// How far it is behind its share, in hundredths of a dwelling; negative when ahead.
        public let behindHundredths: Int

        public init(
            institution: String, contingent: Int, presented: Int, placed: Int, placedInflow: Int,
            shareHundredths: Int, behindHundredths: Int
        ) {
            self.institution = institution
            self.contingent = contingent
            self.presented = presented
            self.placed = placed
            self.placedInflow = placedInflow
            self.shareHundredths = shareHundredths
            self.behindHundredths = behindHundredths
        }

        public init(_ reader: inout DataReader) throws(Rejection) {
            self.behindHundredths = try reader.number("behindHundredths")
            self.contingent = try reader.count("contingent")
            self.institution = try reader.text("institution")
            self.placed = try reader.count("placed")
            self.placedInflow = try reader.count("placedInflow")
            self.presented = try reader.count("presented")
            self.shareHundredths = try reader.number("shareHundredths")
        }

        public var json: JSONValue {
            [
                "behindHundredths": JSONValue(self.behindHundredths), "contingent": JSONValue(self.contingent),
                "institution": .string(self.institution), "placed": JSONValue(self.placed),
                "placedInflow": JSONValue(self.placedInflow), "presented": JSONValue(self.presented),
                "shareHundredths": JSONValue(self.shareHundredths),
            ]
        }
    }

    public struct Group: InternalData {
        public let group: TargetGroup
        public let presented: Int
        public let placed: Int
        /// The average over those placed.
        public let averageWaitingDays: Int
        /// Those who waited when the round closed.
        public let waiting: Int

        public init(group: TargetGroup, presented: Int, placed: Int, averageWaitingDays: Int, waiting: Int) {
            self.group = group
            self.presented = presented
            self.placed = placed
            self.averageWaitingDays = averageWaitingDays
            self.waiting = waiting
        }

        public init(_ reader: inout DataReader) throws(Rejection) {
            self.averageWaitingDays = try reader.number("averageWaitingDays")
            self.group = try reader.code("group")
            self.placed = try reader.count("placed")
            self.presented = try reader.count("presented")
            self.waiting = try reader.count("waiting")
        }

        public var json: JSONValue {
            [
                "averageWaitingDays": JSONValue(self.averageWaitingDays), "group": .string(self.group.rawValue),
                "placed": JSONValue(self.placed), "presented": JSONValue(self.presented),
                "waiting": JSONValue(self.waiting),
            ]
        }
    }
}
