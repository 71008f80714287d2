/// The groups of the plan (doelgroepen), with and without priority (REG-3, REG-4).
public enum TargetGroup: String, CaseIterable, Hashable, Sendable, Codable {
    /// Outflow and inflow of shelter and sheltered housing (MO/BW).
    case moBw = "mo-bw"
    case womensShelter = "womens-shelter"
    case youngAdult = "young-adult"
    case wlz = "wlz"
    /// Outflow of forensic care (clinics, penitentiary institutions).
    case forensic = "forensic"
    case exDetainee = "ex-detainee"
    case statusHolder = "status-holder"
    case corporationHotel = "corporation-hotel"
    case otherUrgent = "other-urgent"
    case cityDeal = "city-deal"
    /// Temporary extra supply of 2016 and 2017, printed as a row of its own in the plan's table.
    case temporaryExtra = "temporary-extra"
    /// Young status holders who turn 18 in a NIDOS home: seen, but without priority.
    case nidosEighteen = "nidos-18"
    /// Homeless young people without a fixed place: vulnerable young adults.
    case couchHopper = "couch-hopper"
    /// Vulnerable young adults too.
    case teenageMother = "teenage-mother"

    /// "Voor hen gelden geen voorrangsregels": said of NIDOS youths alone (plan, Statushouders; REG-4).
    public var hasPriority: Bool { self != .nidosEighteen }

    /// Young people (kwetsbare jongvolwassenen in the wide sense), for whom a dwelling for young adults is meant,
    /// without strict age limits (REG-4, REG-17; plan, Een brede groep).
    public var isYoung: Bool {
        switch self {
        case .youngAdult, .couchHopper, .teenageMother, .nidosEighteen: true
        case .moBw, .womensShelter, .wlz, .forensic, .exDetainee, .statusHolder, .corporationHotel, .otherUrgent,
            .cityDeal, .temporaryExtra:
            false
        }
    }

    /// The row of the plan's target table that a letting to this group counts in, once (REG-13). Couch-hoppers and
    /// teenage mothers count where young adults do: our reading, the plan gives them no row. NIDOS youths have none.
    public var countsIn: TargetGroup? {
        switch self {
        case .moBw, .womensShelter, .youngAdult, .wlz, .forensic, .exDetainee, .couchHopper, .teenageMother: .moBw
        case .statusHolder, .corporationHotel, .otherUrgent, .cityDeal, .temporaryExtra: self
        case .nidosEighteen: nil
        }
    }

    /// Whether the group counts in MO/BW only through Beter Wonen, that is, when an institution received the client
    /// first (plan, Uitstroom Wlz en forensische zorg, Ex-gedetineerden; REG-13).
    public var countsThroughInstitution: Bool { self == .wlz || self == .forensic || self == .exDetainee }

    public var dutchName: String {
        switch self {
        case .moBw: "Uitstroom en instroom MO/BW"
        case .womensShelter: "Vrouwenopvang"
        case .youngAdult: "Kwetsbare jongvolwassenen"
        case .wlz: "Uitstroom Wlz"
        case .forensic: "Uitstroom forensische zorg"
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
