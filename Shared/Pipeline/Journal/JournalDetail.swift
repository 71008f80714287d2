import Contracts
import JSON

/// What feedback says beside the verdict. The row stores it as JSON; rows still in memory are rendered without parsing
/// that.
public struct JournalDetail: Equatable, Sendable {
    /// For a repeat: the stream number of the first event; `nil` while that event is parked.
    public var seq: Int64?
    /// Pointers to members that the contract does not know; `nil` where nothing was accepted.
    public var warnings: [String]?
    /// A `RejectionCode`, or a code of an earlier version.
    public var code: String?
    public var pointer: String?
    public var expected: String?
    /// Set for a rejected event whose bytes exceeded the amount that is kept for a day.
    public var isOverQuota = false

    /// - Parameter seq: for a repeat.
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

    /// The stored JSON.
    public var text: String {
        JSONWriter.string(
            .object(omittingNil: [
                ("seq", self.seq.map { .integer($0) }), ("warnings", self.warnings.map { JSONValue($0) }),
                ("code", self.code.map { .string($0) }), ("pointer", self.pointer.map { .string($0) }),
                ("expected", self.expected.map { .string($0) }),
                ("bytes", self.isOverQuota ? .string(Self.overQuota) : nil),
            ]))
    }

    /// - Returns: `nil` for anything but a JSON object.
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
