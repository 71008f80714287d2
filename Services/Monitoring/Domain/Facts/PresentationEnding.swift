/// Why a presentation ended (MAT-4, MAT-13).
public enum PresentationEnding: String, CaseIterable, Hashable, Sendable, Codable {
    /// The corporation chose one of the candidates.
    case chosen
    /// The corporation can make a match with none of them, with reasons.
    case declined
    /// The response term passed without an answer.
    case expired
    /// The dwelling, or every candidate, was withdrawn.
    case withdrawn
    /// The round closed while the presentation was open.
    case closed
}
