/// The criterion by which professionals may deviate (action 24). A code, never a story.
public enum ExceptionReason: String, CaseIterable, Sendable, Codable {
    case supportNearby = "support-nearby"
    case informalCare = "informal-care"
    case safety
    case childrenAtSchool = "children-at-school"
    case work
    case mixing
    case accessibility
    case acute
}
