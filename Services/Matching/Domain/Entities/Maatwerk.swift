import Vocabulary

/// Tailor-made (maatwerk): a rule set aside for one application, for one dwelling or any, with reasons (MAT-9).
public struct GrantedException: Codable, Equatable, Identifiable, Sendable {
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

/// A complex, entrance or street that takes nobody for a while (MAT-9). Not a neighbourhood or district: the plan says that
/// they cannot be locked just like that; that they never are is our design.
public struct LocationLock: Codable, Equatable, Identifiable, Sendable {
    public enum Level: String, Codable, Sendable {
        case complex
        case entrance
        case street
    }

    public let id: String
    public let level: Level
    /// By the reference that nominations use.
    public let locationId: String
    public let reason: String
    public let lockedOn: CalendarDate
    /// The last day; `nil`: until it is released.
    public var lockedUntil: CalendarDate?
    /// The first day on which it does not hold any more, by a release.
    public var releasedOn: CalendarDate?

    public init(
        id: String, level: Level, locationId: String, reason: String, lockedOn: CalendarDate,
        lockedUntil: CalendarDate?
    ) {
        self.id = id
        self.level = level
        self.locationId = locationId
        self.reason = reason
        self.lockedOn = lockedOn
        self.lockedUntil = lockedUntil
    }

    func holds(_ dwelling: DwellingNomination, on day: CalendarDate) -> Bool {
        guard self.lockedOn <= day, self.lockedUntil.map({ day <= $0 }) ?? true,
            self.releasedOn.map({ day < $0 }) ?? true
        else { return false }
        return switch self.level {
        case .complex: dwelling.complex == self.locationId
        case .entrance: dwelling.entrance == self.locationId
        case .street: dwelling.street == self.locationId
        }
    }
}

/// Where a candidate is not presented any more after a decline (MAT-4, `DecisionPolicy`).
public struct Bar: Codable, Equatable, Sendable {
    public let corporation: String
    /// `nil`: nowhere with this corporation.
    public let complex: String?
    /// The corporation's code.
    public let reason: String

    public init(corporation: String, complex: String?, reason: String) {
        self.corporation = corporation
        self.complex = complex
        self.reason = reason
    }

    func holds(_ dwelling: DwellingNomination) -> Bool {
        dwelling.corporation == self.corporation && (self.complex == nil || self.complex == dwelling.complex)
    }
}
