import JSON
import Vocabulary

/// The view of a proposal that the allocation office gets, to confirm or override it: all candidates with their
/// institutions.
public struct ProposalNotice: InternalData {
    public struct Candidate: InternalData {
        public let applicationId: String
        public let institution: String
        public let group: TargetGroup
        public let route: Route
        public let waitingDays: Int

        public init(applicationId: String, institution: String, group: TargetGroup, route: Route, waitingDays: Int) {
            self.applicationId = applicationId
            self.institution = institution
            self.group = group
            self.route = route
            self.waitingDays = waitingDays
        }

        public init(_ reader: inout DataReader) throws(Rejection) {
            self.applicationId = try reader.reference("applicationId")
            self.institution = try reader.text("institution")
            self.group = try reader.code("group")
            self.route = try reader.code("route")
            self.waitingDays = try reader.number("waitingDays")
        }

        public var json: JSONValue {
            [
                "applicationId": .string(self.applicationId), "institution": .string(self.institution),
                "group": .string(self.group.rawValue), "route": .string(self.route.rawValue),
                "waitingDays": JSONValue(self.waitingDays),
            ]
        }
    }

    public let presentationId: String
    public let roundId: String
    public let dwellingId: String
    public let corporation: String
    public let madeOn: CalendarDate
    public let candidates: [Candidate]

    public init(
        presentationId: String, roundId: String, dwellingId: String, corporation: String, madeOn: CalendarDate,
        candidates: [Candidate]
    ) {
        self.presentationId = presentationId
        self.roundId = roundId
        self.dwellingId = dwellingId
        self.corporation = corporation
        self.madeOn = madeOn
        self.candidates = candidates
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.presentationId = try reader.reference("presentationId")
        self.roundId = try reader.reference("roundId")
        self.dwellingId = try reader.reference("dwellingId")
        self.corporation = try reader.text("corporation")
        self.madeOn = try reader.date("madeOn")
        self.candidates = try reader.items("candidates") { (item) throws(Rejection) in try Candidate(&item) }
    }

    public var json: JSONValue {
        [
            "presentationId": .string(self.presentationId), "roundId": .string(self.roundId),
            "dwellingId": .string(self.dwellingId), "corporation": .string(self.corporation),
            "madeOn": .string(self.madeOn.description), "candidates": JSONValue(self.candidates),
        ]
    }
}
