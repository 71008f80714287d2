/// Whether a client comes into sheltered housing through the dwelling, or leaves it for the dwelling (MAT-5).
public enum Route: String, CaseIterable, Hashable, Sendable, Codable {
    case inflow
    case outflow

    public var dutchName: String { self == .inflow ? "instroom" : "uitstroom" }
}
