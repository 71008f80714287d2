/// The kinds of dwelling a search profile can name (REG-6, REG-15).
public enum DwellingKind: String, CaseIterable, Hashable, Sendable, Codable {
    case apartment
    /// Bovenwoning.
    case upstairs
    /// Benedenwoning.
    case downstairs
    /// Eengezinswoning.
    case house
    case studio
    /// Onzelfstandige eenheid (kamer).
    case room

    public var dutchName: String {
        switch self {
        case .apartment: "appartement"
        case .upstairs: "bovenwoning"
        case .downstairs: "benedenwoning"
        case .house: "eengezinswoning"
        case .studio: "studio"
        case .room: "kamer"
        }
    }

    /// A room shares its front door; everything else is independent (zelfstandig).
    public var isIndependent: Bool { self != .room }
}
