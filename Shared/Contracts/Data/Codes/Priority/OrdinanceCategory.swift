/// The categories of the regional housing ordinance, A to G with their sub-categories (Bijlage 1, REG-3).
public enum OrdinanceCategory: String, CaseIterable, Sendable, Codable {
    case impendingHomelessness = "A.a"
    case endOfRelationship = "A.b"
    case finances = "A.c"
    case medical = "B"
    case informalCare = "C"
    case housingPolicy = "D"
    case domesticViolence = "E.d"
    case outflowOfInstitution = "E.e"
    case statusHolders = "F"
    case wronged = "G"
}
