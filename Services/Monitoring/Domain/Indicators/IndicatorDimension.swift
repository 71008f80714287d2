import Vocabulary

/// The subject of a value: all, a group, a corporation or a reason.
///
/// Written `total`, `group:mo-bw`, `corporation:mitros`, `reason:rent` or `corporation:mitros/reason:rent`.
public enum IndicatorDimension: Hashable, Sendable, CustomStringConvertible {
    case total
    case group(TargetGroup)
    case corporation(String)
    case reason(String, corporation: String? = nil)

    public init?(_ text: String) {
        if text == "total" {
            self = .total
        } else if text.hasPrefix("group:"), let group = TargetGroup(rawValue: String(text.dropFirst(6))) {
            self = .group(group)
        } else if text.hasPrefix("reason:") {
            self = .reason(String(text.dropFirst(7)))
        } else if text.hasPrefix("corporation:") {
            let parts = text.dropFirst(12).split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2, parts[1].hasPrefix("reason:") {
                self = .reason(String(parts[1].dropFirst(7)), corporation: String(parts[0]))
            } else {
                self = .corporation(String(text.dropFirst(12)))
            }
        } else {
            return nil
        }
    }

    public var description: String {
        switch self {
        case .total: "total"
        case .group(let group): "group:" + group.rawValue
        case .corporation(let corporation): "corporation:" + corporation
        case .reason(let reason, corporation: nil): "reason:" + reason
        case .reason(let reason, corporation: let corporation?): "corporation:\(corporation)/reason:\(reason)"
        }
    }

    /// The total first, then groups in the plan's order, corporations, and reasons: overall, then by corporation.
    private var rank: Int {
        switch self {
        case .total: 0
        case .group(let group): 1 + (TargetGroup.allCases.firstIndex(of: group) ?? 0)
        case .corporation: 100
        case .reason(_, let corporation): corporation == nil ? 200 : 201
        }
    }

    private var names: (String, String) {
        switch self {
        case .total, .group: ("", "")
        case .corporation(let corporation): (corporation, "")
        case .reason(let reason, let corporation): (corporation ?? "", reason)
        }
    }
}

extension IndicatorDimension: Comparable {
    public static func < (left: IndicatorDimension, right: IndicatorDimension) -> Bool {
        let (one, other) = (left.rank, right.rank)
        return one == other ? left.names < right.names : one < other
    }
}

extension IndicatorDimension: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let dimension = IndicatorDimension(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a dimension: \(text)")
        }
        self = dimension
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.description)
    }
}
