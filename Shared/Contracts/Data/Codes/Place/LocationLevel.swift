/// The kinds of place that can be locked for a while (MAT-9). The plan does not lock districts and neighbourhoods "zo
/// maar"; that they have no code at all is our design.
public enum LocationLevel: String, CaseIterable, Sendable, Codable {
    case complex
    /// Portiek.
    case entrance
    case street
}
