import JSON
import Vocabulary

/// The view of a presentation that a corporation gets, and that an institution gets of its own clients in it.
public struct PresentationNotice: InternalData {
    public struct Candidate: InternalData {
        public let applicationId: String
        public let group: TargetGroup
        public let route: Route
        public let waitingDays: Int

        public init(applicationId: String, group: TargetGroup, route: Route, waitingDays: Int) {
            self.applicationId = applicationId
            self.group = group
            self.route = route
            self.waitingDays = waitingDays
        }

        public init(_ reader: inout DataReader) throws(Rejection) {
            self.applicationId = try reader.reference("applicationId")
            self.group = try reader.code("group")
            self.route = try reader.code("route")
            self.waitingDays = try reader.number("waitingDays")
        }

        public var json: JSONValue {
            [
                "applicationId": .string(self.applicationId), "group": .string(self.group.rawValue),
                "route": .string(self.route.rawValue), "waitingDays": JSONValue(self.waitingDays),
            ]
        }
    }

    public let presentationId: String
    public let roundId: String
    public let dwellingId: String
    public let madeOn: CalendarDate
    public let respondBy: CalendarDate
    public let candidates: [Candidate]

    public init(
        presentationId: String, roundId: String, dwellingId: String, madeOn: CalendarDate, respondBy: CalendarDate,
        candidates: [Candidate]
    ) {
        self.presentationId = presentationId
        self.roundId = roundId
        self.dwellingId = dwellingId
        self.madeOn = madeOn
        self.respondBy = respondBy
        self.candidates = candidates
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.presentationId = try reader.reference("presentationId")
        self.roundId = try reader.reference("roundId")
        self.dwellingId = try reader.reference("dwellingId")
        self.madeOn = try reader.date("madeOn")
        self.respondBy = try reader.date("respondBy")
        self.candidates = try reader.items("candidates") { (item) throws(Rejection) in try Candidate(&item) }
    }

    public var json: JSONValue {
        [
            "presentationId": .string(self.presentationId), "roundId": .string(self.roundId),
            "dwellingId": .string(self.dwellingId), "madeOn": .string(self.madeOn.description),
            "respondBy": .string(self.respondBy.description), "candidates": JSONValue(self.candidates),
        ]
    }
}
