/// The ten districts (wijken) of Utrecht by their CBS code. The codes carry the year 2019.
///
/// The plan (Spreiding) prints shares for eight of them; it gives no figure for Leidsche Rijn and Vleuten-De Meern.
public enum District: String, CaseIterable, Hashable, Sendable, Codable, Comparable {
    case west = "WK034401"
    case noordwest = "WK034402"
    case overvecht = "WK034403"
    case noordoost = "WK034404"
    case oost = "WK034405"
    case binnenstad = "WK034406"
    case zuid = "WK034407"
    case zuidwest = "WK034408"
    case leidscheRijn = "WK034409"
    case vleutenDeMeern = "WK034410"

    public var dutchName: String {
        switch self {
        case .west: "West"
        case .noordwest: "Noordwest"
        case .overvecht: "Overvecht"
        case .noordoost: "Noordoost"
        case .oost: "Oost"
        case .binnenstad: "Binnenstad"
        case .zuid: "Zuid"
        case .zuidwest: "Zuidwest"
        case .leidscheRijn: "Leidsche Rijn"
        case .vleutenDeMeern: "Vleuten-De Meern"
        }
    }

    public static func < (left: District, right: District) -> Bool { left.rawValue < right.rawValue }
}
