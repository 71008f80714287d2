import JSON
import Vocabulary

/// A corporation takes a nominated dwelling back.
public struct DwellingWithdrawn: ComposedEventData {
    public static let type = EventType.dwellingWithdrawn
    public var dwellingId: String
    public var reason: DwellingWithdrawalReason

    public var subject: String { self.dwellingId }

    public init(dwellingId: String, reason: DwellingWithdrawalReason) {
        self.dwellingId = dwellingId
        self.reason = reason
    }

    public init(_ reader: inout DataReader) throws(Rejection) {
        self.dwellingId = try reader.reference("dwellingId")
        self.reason = try reader.code("reason")
    }

    public var json: JSONValue {
        ["dwellingId": .string(self.dwellingId), "reason": .string(self.reason.rawValue)]
    }
}
