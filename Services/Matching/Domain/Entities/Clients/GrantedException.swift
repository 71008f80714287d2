import Vocabulary

/// An exception (maatwerk): sets a rule aside for one application, for one dwelling or any, with reasons (MAT-9).
public struct GrantedException: StoredRecord {
    /// The rules that can be set aside, by the contract's codes.
    public enum Rule: String, CaseIterable, Codable, Sendable {
        case lock
        case spread
        case groupOrder = "group-order"
        case contingent
        case singleOffer = "single-offer"
        case searchProfile = "search-profile"

        /// The hard rules that the exception lifts. The order of the groups and the contingent are levels, not rules:
        /// with those exceptions the candidate counts as a member of the first group, or towards no institution's
        /// share.
        public var liftedRules: Set<EligibilityRule> {
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

    /// Whether the exception changes an order or share that affects all candidates. It then cannot concern a single
    /// dwelling; the contract refuses such an `exception.granted`.
    var actsOnLevels: Bool { self.rule.liftedRules.isEmpty && self.dwellingId == nil }

    func concerns(_ dwellingId: String) -> Bool { self.dwellingId == nil || self.dwellingId == dwellingId }
}
