/// Who rents, and for how long (REG-7).
public enum ContractForm: String, CaseIterable, Hashable, Sendable, Codable {
    /// Own contract of the resident.
    case own
    /// Omklapwoning: the institution rents first.
    case flip
    /// Campus contract of SSH, at most five years.
    case campus
    /// Instellingswoning.
    case institution
    /// Corporation hotel, at most twelve months.
    case hotel

    public var dutchName: String {
        switch self {
        case .own: "eigen contract"
        case .flip: "omklapwoning"
        case .campus: "campuscontract"
        case .institution: "instellingswoning"
        case .hotel: "corporatiehotel"
        }
    }
}
