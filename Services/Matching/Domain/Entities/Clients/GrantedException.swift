import Vocabulary

/// Tailor-made (maatwerk): a rule set aside for one application, for one dwelling or any, with reasons (MAT-9).
public struct GrantedException: StoredRecord {
    /// What can be set aside, by the contract's codes.
    public enum Rule: String, CaseIterable, Codable, Sendable {
        case lock
        case spread
        case groupOrder = "group-order"
        case contingent
        case singleOffer = "single-offer"
        case searchProfile = "search-profile"

        /// The hard rules that it lifts. The order of the groups and the contingent are no rules but levels: there the
        /// candidate counts as of the first group, or with nobody's share.
        public var lifted: Set<EligibilityRule> {
            switch self {
            case .lock: [.notLocked]
            case .spread: [.withinCap]
            case .singleOffer: [.singleOffer]
            case .searchProfile: [.kind, .minimumRooms, .district]
            case .groupOrder, .contingent: []
            }
        }
    }

    public let id: String
    public let applicationId: String
    /// `nil`: for any dwelling.
    public let dwellingId: String?
    public let rule: Rule
    /// The criteria, by the contract's codes.
    public let reasons: [String]
    public let grantedOn: CalendarDate

    public init(
        id: String, applicationId: String, dwellingId: String?, rule: Rule, reasons: [String], grantedOn: CalendarDate
    ) {
        self.id = id
        self.applicationId = applicationId
        self.dwellingId = dwellingId
        self.rule = rule
        self.reasons = reasons
        self.grantedOn = grantedOn
    }

    /// Acts on everybody's order or shares, so it cannot be about one dwelling; `exception.granted` refuses that.
    var actsOnLevels: Bool { self.rule.lifted.isEmpty && self.dwellingId == nil }

    func concerns(_ dwellingId: String) -> Bool { self.dwellingId == nil || self.dwellingId == dwellingId }
}
