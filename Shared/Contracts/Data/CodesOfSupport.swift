/// The eleven parts of the basic set of support (Bijlage 4, REG-22).
public enum BasicSetPart: String, CaseIterable, Sendable, Codable {
    case outreachGuidance = "outreach-guidance"
    case outreachTreatment = "outreach-treatment"
    case accessToHousing = "access-to-housing"
    case debtRelief = "debt-relief"
    case income
    case work
    case timeOut = "time-out"
    case personalDevelopment = "personal-development"
    case informalCare = "informal-care"
    case integration
    case prevention
}

/// Why support ended.
public enum SupportEndReason: String, CaseIterable, Sendable, Codable {
    case goalReached = "goal-reached"
    case handedOver = "handed-over"
    case refused
    case tenancyEnded = "tenancy-ended"
    case deceased
    case other
}

/// Whether there was room in a time-out provision when it was needed (ESC-9).
public enum TimeOutOutcome: String, CaseIterable, Sendable, Codable {
    case notNeeded = "not-needed"
    case received
    case refused
    /// Needed, but there was no room.
    case full
}

public enum NuisanceSeverity: String, CaseIterable, Sendable, Codable {
    case minor
    case serious
    /// At once, at any hour (ESC-6).
    case acute
}

/// Why a tenancy ended. VERA's `EINDEREDEN` says who ended it; ours says what became of the resident.
public enum TenancyEndReason: String, CaseIterable, Sendable, Codable {
    case moved
    case termEnded = "term-ended"
    case arrears
    case nuisance
    case admission
    case detention
    case deceased
    case other
}
