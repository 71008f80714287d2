/// The groups of the plan (doelgroepen), with and without priority (REG-3, REG-4).
public enum TargetGroup: String, CaseIterable, Hashable, Sendable, Codable {
    /// Outflow and inflow of shelter and sheltered housing (MO/BW).
    case moBw = "mo-bw"
    case womensShelter = "womens-shelter"
    case youngAdult = "young-adult"
    case wlz = "wlz"
    case exDetainee = "ex-detainee"
    case statusHolder = "status-holder"
    case corporationHotel = "corporation-hotel"
    case otherUrgent = "other-urgent"
    case cityDeal = "city-deal"
    /// Temporary extra supply of 2016 and 2017, printed as a row of its own in the plan's table.
    case temporaryExtra = "temporary-extra"
    /// Young status holders who turn 18 in a NIDOS home: seen, but without priority.
    case nidosEighteen = "nidos-18"
    case couchHopper = "couch-hopper"
    case teenageMother = "teenage-mother"

    /// "Voor hen gelden geen voorrangsregels": demand that must be seen without priority (REG-4).
    public var hasPriority: Bool {
        switch self {
        case .nidosEighteen, .couchHopper, .teenageMother: false
        default: true
        }
    }

    /// The row of the plan's target table that a letting to this group counts in, once (REG-13).
    public var countsIn: TargetGroup? {
        switch self {
        case .moBw, .womensShelter, .youngAdult, .wlz, .exDetainee: .moBw
        case .statusHolder, .corporationHotel, .otherUrgent, .cityDeal, .temporaryExtra: self
        case .nidosEighteen, .couchHopper, .teenageMother: nil
        }
    }

    public var dutchName: String {
        switch self {
        case .moBw: "Uitstroom en instroom MO/BW"
        case .womensShelter: "Vrouwenopvang"
        case .youngAdult: "Kwetsbare jongvolwassenen"
        case .wlz: "Uitstroom Wlz"
        case .exDetainee: "Ex-gedetineerden"
        case .statusHolder: "Statushouders"
        case .corporationHotel: "Uitstroom corporatiehotel"
        case .otherUrgent: "Overige urgenten"
        case .cityDeal: "City-deal"
        case .temporaryExtra: "Tijdelijk extra aanbod"
        case .nidosEighteen: "NIDOS-jongeren die 18 worden"
        case .couchHopper: "Bankhoppers"
        case .teenageMother: "Tienermoeders"
        }
    }
}

/// Whether a client comes into sheltered housing through the dwelling, or leaves it for the dwelling (MAT-5).
public enum Route: String, CaseIterable, Hashable, Sendable, Codable {
    case inflow
    case outflow

    public var dutchName: String { self == .inflow ? "instroom" : "uitstroom" }
}
