/// Why an institution withdraws an application. VERA has no list for it.
public enum WithdrawalReason: String, CaseIterable, Sendable, Codable {
    case foundElsewhere = "found-elsewhere"
    case notReady = "not-ready"
    case moved = "moved"
    case deceased = "deceased"
    case duplicate = "duplicate"
    case other = "other"
}

/// The kind of a granted priority: VERA's `VOORRANGSOORT`. Never its ground, which is a story about a person.
public enum PriorityKind: String, CaseIterable, Sendable, Codable {
    /// Urgentie.
    case urgency = "URG"
    /// Indicatie.
    case indication = "IND"
}

/// Why an application's profile changes.
public enum ChangeReason: String, CaseIterable, Sendable, Codable {
    case household = "household"
    case income = "income"
    case profile = "profile"
    case support = "support"
    case correction = "correction"
}

/// Why a district is excluded from a search profile (MAT-9): a code, never a story.
public enum ExclusionReason: String, CaseIterable, Sendable, Codable {
    case safety
    case relapse
    case care
}

/// Why a corporation takes a dwelling back.
public enum DwellingWithdrawalReason: String, CaseIterable, Sendable, Codable {
    case damage
    case sale
    case renovation
    case noticeWithdrawn = "notice-withdrawn"
    case error
    case other
}

/// Why a corporation sees no match with a presented candidate (MAT-4).
public enum DeclineReason: String, CaseIterable, Sendable, Codable {
    case supportInsufficient = "support-insufficient"
    case surroundingsUnsuitable = "surroundings-unsuitable"
    case householdUnsuitable = "household-unsuitable"
    case accessibility
    case affordability
    case balanceInBuilding = "balance-in-building"
    case earlierTenancy = "earlier-tenancy"
    case candidateUnavailable = "candidate-unavailable"
}

/// The channel of an allocation outside the central point (REG-14).
public enum AllocationChannel: String, CaseIterable, Sendable, Codable {
    case mediation
    case urgency
    case registrationTime = "registration-time"
    case outside
}

/// How presentations become final: by the office, or at once as an explicit, logged policy.
public enum ConfirmationPolicy: String, CaseIterable, Sendable, Codable {
    case automatic
    case office
}

/// The measure of a target.
public enum TargetMeasure: String, CaseIterable, Sendable, Codable {
    case priorityLettings = "priority-lettings"
    case totalLettings = "total-lettings"
}

/// Why waiting stops for a while. VERA has no list for it.
public enum PauseReason: String, CaseIterable, Sendable, Codable {
    /// Opname.
    case admission
    case detention
    case notReady = "not-ready"
    case staysElsewhere = "stays-elsewhere"
    case onRequest = "on-request"
}

/// Why a client refuses a dwelling: VERA's `AANBIEDINGDETAILSTATUS` under `GEW` (geweigerd).
public enum RefusalReason: String, CaseIterable, Sendable, Codable {
    case outdoorSpace = "BUI"
    case noLongerInterested = "GEE"
    case rent = "HUU"
    case parkingOrStorage = "PAO"
    case personal = "PER"
    case dwelling = "WBN"
    case quality = "WKN"
    case surroundings = "WOB"
}
