import Contracts
import JSON

/// Registration's feedback on one message.
public struct PartnerFeedback: Sendable {
    public let type: String
    public let data: JSONValue
    public let bytes: [UInt8]

    public var isAccepted: Bool { self.type == InternalType.feedbackAccepted.wireName }
    public var isRejected: Bool { self.type == InternalType.feedbackRejected.wireName }
    /// The event is kept; its verdict follows later.
    public var isDeferred: Bool { self.type == InternalType.feedbackDeferred.wireName }
    /// A service's answer to an accepted decision.
    public var isDecision: Bool { self.type == InternalType.decisionApplied.wireName || self.isDecisionRefused }
    public var isDecisionRefused: Bool { self.type == InternalType.decisionRefused.wireName }
    public var isDuplicate: Bool { self.data["duplicate"] == true }
    public var code: String? { self.data["code"]?.stringValue }
}
