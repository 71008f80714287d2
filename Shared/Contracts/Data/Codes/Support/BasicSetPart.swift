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
