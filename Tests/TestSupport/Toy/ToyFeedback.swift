import Contracts
import JSON

/// One feedback event, read back.
package struct ToyFeedback: Sendable {
    package let id: String
    /// `accepted`, `rejected` or `deferred`.
    package let kind: String
    package let offset: Int64
    package let partition: Int64
    package let topic: String
    package let seq: Int64?
    package let code: String?
    package let pointer: String?
    package let isDuplicate: Bool
    package let bytes: [UInt8]

    package init(_ bytes: [UInt8]) throws {
        let value = try JSONParser.parse(bytes)
        self.bytes = bytes
        self.id = value["id"]?.stringValue ?? ""
        switch value["type"]?.stringValue {
        case InternalType.feedbackAccepted.wireName: self.kind = "accepted"
        case InternalType.feedbackRejected.wireName: self.kind = "rejected"
        case InternalType.feedbackDeferred.wireName: self.kind = "deferred"
        case InternalType.feedbackLost.wireName: self.kind = "lost"
        case InternalType.feedbackPaused.wireName: self.kind = "paused"
        default: self.kind = "?"
        }
        self.offset = value["data"]?["offset"]?.integerValue ?? -1
        self.partition = value["data"]?["partition"]?.integerValue ?? -1
        self.topic = value["data"]?["topic"]?.stringValue ?? ""
        self.seq = value["data"]?["seq"]?.integerValue
        self.code = value["data"]?["code"]?.stringValue
        self.pointer = value["data"]?["pointer"]?.stringValue
        self.isDuplicate = value["data"]?["duplicate"] == true
    }

    /// `offset kind code` in one text, for readable comparisons.
    package var summary: String {
        ["\(self.offset)", self.kind, self.code, self.isDuplicate ? "again" : nil].compactMap { $0 }
            .joined(separator: " ")
    }
}
