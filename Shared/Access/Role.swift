/// The roles of people, each with its own view of the data (`AccessTable`).
///
/// The names are those of the plan's parties (Leeswijzer) and of the functions that the agreement needs.
public enum Role: String, CaseIterable, Hashable, Sendable, Codable {
    case institutionWorker = "institution-worker"
    case institutionManager = "institution-manager"
    case corporationWorker = "corporation-worker"
    case corporationManager = "corporation-manager"
    /// Het Vierde Huis.
    case allocationOffice = "allocation-office"
    /// Beter Wonen.
    case association
    case municipalityPolicy = "municipality-policy"
    case municipalityFigures = "municipality-figures"
    /// The implementation team (uitvoeringsteam), in one of its seats.
    case teamMember = "team-member"
    /// An alderman or a director (bestuurder).
    case administrator
    case auditor
    case `operator`

    /// Whether a grant of this role names the institution or corporation for which it holds.
    public var needsParty: Bool {
        switch self {
        case .institutionWorker, .institutionManager, .corporationWorker, .corporationManager: true
        default: false
        }
    }

    public var dutchName: String {
        switch self {
        case .institutionWorker: "Medewerker van een zorginstelling"
        case .institutionManager: "Manager van een zorginstelling"
        case .corporationWorker: "Medewerker van een corporatie"
        case .corporationManager: "Manager van een corporatie"
        case .allocationOffice: "Medewerker van Het Vierde Huis"
        case .association: "Medewerker van Beter Wonen"
        case .municipalityPolicy: "Beleidsmedewerker van de gemeente"
        case .municipalityFigures: "Onderzoeker van de gemeente"
        case .teamMember: "Lid van het uitvoeringsteam"
        case .administrator: "Bestuurder"
        case .auditor: "Controleur"
        case .operator: "Beheerder"
        }
    }

    public var englishName: String {
        switch self {
        case .institutionWorker: "Case worker of an institution"
        case .institutionManager: "Manager of an institution"
        case .corporationWorker: "Case worker of a corporation"
        case .corporationManager: "Manager of a corporation"
        case .allocationOffice: "Allocation office"
        case .association: "Beter Wonen"
        case .municipalityPolicy: "Municipality, policy"
        case .municipalityFigures: "Municipality, figures"
        case .teamMember: "Member of the implementation team"
        case .administrator: "Administrator"
        case .auditor: "Auditor"
        case .operator: "Operator"
        }
    }
}
