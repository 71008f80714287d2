/// Why a presentation ended.
public enum PresentationEndingCode: String, CaseIterable, Sendable {
    case chosen
    case declined
    case expired
    case dwellingWithdrawn = "dwelling-withdrawn"
    case dwellingLapsed = "dwelling-lapsed"
    case dwellingLet = "dwelling-let"
    case candidatesWithdrawn = "candidates-withdrawn"
    case roundClosed = "round-closed"
    case clientRefused = "client-refused"
}
