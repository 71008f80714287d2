/// Why a district is excluded from a search profile (MAT-9): a code, never a story.
public enum ExclusionReason: String, CaseIterable, Sendable, Codable {
    case safety
    case relapse
    case care
}
