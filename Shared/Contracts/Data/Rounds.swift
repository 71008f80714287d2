import JSON
import Vocabulary

/// The allocation office opens a quarterly round (MAT-1).
public struct RoundOpened: ComposedEventData {
    public static let type = EventType.roundOpened
    public var roundId: String
    public var quarter: Quarter
    public var opensOn: CalendarDate
    public var closesOn: CalendarDate
    /// The number of dwellings that all corporations together are asked to nominate.
    public var dwellings: Int

    public var subject: String { self.roundId }

    public init(roundId: String, quarter: Quarter, opensOn: CalendarDate, closesOn: CalendarDate, dwellings: Int) {
        self.roundId = roundId
        self.quarter = quarter
        self.opensOn = opensOn
        self.closesOn = closesOn
        self.dwellings = dwellings
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.roundId = try reader.reference("roundId")
        self.quarter = try reader.quarter("quarter")
        self.opensOn = try reader.date("opensOn")
        self.closesOn = try reader.date("closesOn")
        try reader.refuse(if: self.closesOn <= self.opensOn, "closesOn", expected: "after opensOn")
        self.dwellings = try reader.integer("dwellings", in: 0...100_000)
    }

    public var json: JSONValue {
        [
            "roundId": .string(self.roundId), "quarter": .string(self.quarter.description),
            "opensOn": .string(self.opensOn.description), "closesOn": .string(self.closesOn.description),
            "dwellings": JSONValue(self.dwellings),
        ]
    }
}

/// The allocation office closes a round.
public struct RoundClosed: ComposedEventData {
    public static let type = EventType.roundClosed
    public var roundId: String
    public var closedOn: CalendarDate

    public var subject: String { self.roundId }

    public init(roundId: String, closedOn: CalendarDate) {
        self.roundId = roundId
        self.closedOn = closedOn
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.roundId = try reader.reference("roundId")
        self.closedOn = try reader.date("closedOn")
    }

    public var json: JSONValue {
        ["roundId": .string(self.roundId), "closedOn": .string(self.closedOn.description)]
    }
}

/// The corporation makes a match with one of the candidates presented (MAT-4).
public struct MatchChosen: ComposedEventData {
    public static let type = EventType.matchChosen
    public var presentationId: String
    public var applicationId: String

    public var subject: String { self.presentationId }
    public var references: [String] { [self.applicationId] }

    public init(presentationId: String, applicationId: String) {
        self.presentationId = presentationId
        self.applicationId = applicationId
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.presentationId = try reader.reference("presentationId")
        self.applicationId = try reader.reference("applicationId")
    }

    public var json: JSONValue {
        ["presentationId": .string(self.presentationId), "applicationId": .string(self.applicationId)]
    }
}

/// The reason for declining one candidate.
public struct CandidateDecline: Equatable, Sendable {
    public var applicationId: String
    public var reason: DeclineReason

    public init(applicationId: String, reason: DeclineReason) {
        self.applicationId = applicationId
        self.reason = reason
    }
}

/// The corporation sees no match with any candidate presented, and says why for each (MAT-4).
public struct MatchDeclined: ComposedEventData {
    public static let type = EventType.matchDeclined
    public var presentationId: String
    public var reasons: [CandidateDecline]

    public var subject: String { self.presentationId }
    public var references: [String] { self.reasons.map(\.applicationId) }

    public init(presentationId: String, reasons: [CandidateDecline]) {
        self.presentationId = presentationId
        self.reasons = reasons
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.presentationId = try reader.reference("presentationId")
        self.reasons = try reader.objects("reasons") { (item) throws(Rejection) in
            CandidateDecline(applicationId: try item.reference("applicationId"), reason: try item.code("reason"))
        }
        try reader.refuse(
            if: Set(self.reasons.map(\.applicationId)).count < self.reasons.count, "reasons",
            expected: "one reason per candidate")
    }

    public var json: JSONValue {
        [
            "presentationId": .string(self.presentationId),
            "reasons": .array(
                self.reasons.map {
                    ["applicationId": .string($0.applicationId), "reason": .string($0.reason.rawValue)]
                }),
        ]
    }
}
