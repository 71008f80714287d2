import Contracts
import JSON

/// What a retour says beside the verdict. The row keeps it as JSON; rows that are still in memory are rendered without
/// reading that again.
public struct JournalDetail: Equatable, Sendable {
    /// Of a repeat: the number of the first one on the stream; `nil` while that one waits.
    public var seq: Int64?
    /// Pointers of members that the contract does not know; `nil` where nothing was accepted.
    public var warnings: [String]?
    /// A `RejectionCode`, or one that a former version had.
    public var code: String?
    public var pointer: String?
    public var expected: String?
    /// The bytes of a rejected event went beyond what is kept of a day.
    public var isOverQuota = false

    /// - Parameter seq: of a repeat.
    public static func accepted(warnings: [String], seq: Int64? = nil) -> JournalDetail {
        var detail = JournalDetail()
        (detail.warnings, detail.seq) = (warnings, seq)
        return detail
    }

    public static func rejected(_ rejection: Rejection) -> JournalDetail {
        var detail = JournalDetail()
        (detail.code, detail.pointer) = (rejection.code.rawValue, rejection.pointer)
        detail.expected = rejection.expected
        return detail
    }

    private init() {}
}

extension JournalDetail {
    private static let overQuota = "over-quota"

    /// As it is stored.
    public var text: String {
        JSONWriter.string(
            .object(omittingNil: [
                ("seq", self.seq.map { .integer($0) }), ("warnings", self.warnings.map { JSONValue($0) }),
                ("code", self.code.map { .string($0) }), ("pointer", self.pointer.map { .string($0) }),
                ("expected", self.expected.map { .string($0) }),
                ("bytes", self.isOverQuota ? .string(Self.overQuota) : nil),
            ]))
    }

    /// - Returns: `nil` for what is no JSON object.
    public init?(text: String) {
        guard let json = try? JSONParser.parse(Array(text.utf8)), case .object = json else { return nil }
        self.seq = json["seq"]?.integerValue
        self.warnings = json["warnings"]?.arrayValue?.compactMap(\.stringValue)
        self.code = json["code"]?.stringValue
        self.pointer = json["pointer"]?.stringValue
        self.expected = json["expected"]?.stringValue
        self.isOverQuota = json["bytes"]?.stringValue == Self.overQuota
    }
}
