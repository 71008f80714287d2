import JSON
import Vocabulary

/// The client no longer looks for a dwelling through this application.
public struct ApplicationWithdrawn: ComposedEventData {
    public static let type = EventType.applicationWithdrawn
    public var applicationId: String
    public var reason: WithdrawalReason
    public var withdrawnOn: CalendarDate

    public var subject: String { self.applicationId }

    public init(applicationId: String, reason: WithdrawalReason, withdrawnOn: CalendarDate) {
        self.applicationId = applicationId
        self.reason = reason
        self.withdrawnOn = withdrawnOn
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.applicationId = try reader.reference("applicationId")
        self.reason = try reader.code("reason")
        self.withdrawnOn = try reader.date("withdrawnOn")
    }

    public var json: JSONValue {
        [
            "applicationId": .string(self.applicationId), "reason": .string(self.reason.rawValue),
            "withdrawnOn": .string(self.withdrawnOn.description),
        ]
    }
}
