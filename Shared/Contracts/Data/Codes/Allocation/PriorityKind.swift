/// The kind of a granted priority: VERA's `VOORRANGSOORT`. Never its ground, which is a story about a person.
public enum PriorityKind: String, CaseIterable, Sendable, Codable {
    /// Urgentie.
    case urgency = "URG"
    /// Indicatie.
    case indication = "IND"
}
