/// Whether more can happen to a registered thing.
public enum ReferenceState: String, CaseIterable, Sendable {
    case open
    case closed
}
