/// The kinds of data that routes and commands show.
public enum DataKind: String, CaseIterable, Hashable, Sendable, Codable {
    /// A registered application, by its reference: data of a person.
    case applications
    /// Registered and nominated dwellings, with the tenancy and the application of the person who lives there.
    case dwellings
    /// Candidates whom the allocation office has not confirmed yet: data of persons.
    case proposals
    /// Candidates presented to a corporation: data of persons.
    case presentations
    /// Matches of candidates and dwellings: data of persons.
    case placements
    /// Rounds, quotas and solves: nothing about a person.
    case rounds
    /// Indicators, targets and half-years: counts.
    case figures
    /// Signals, alerts and actions, which are about groups, rounds and agreements.
    case alerts
    /// Counts of events and the delivery of messages.
    case operations
    /// The current day.
    case calendar

    public var dutchName: String {
        switch self {
        case .applications: "Aanmeldingen"
        case .dwellings: "Woningen"
        case .proposals: "Voorstellen"
        case .presentations: "Voordrachten"
        case .placements: "Plaatsingen"
        case .rounds: "Rondes"
        case .figures: "Cijfers"
        case .alerts: "Meldingen en acties"
        case .operations: "Beheer"
        case .calendar: "Kalender"
        }
    }

    public var englishName: String {
        switch self {
        case .applications: "Applications"
        case .dwellings: "Dwellings"
        case .proposals: "Proposals"
        case .presentations: "Presentations"
        case .placements: "Placements"
        case .rounds: "Rounds"
        case .figures: "Figures"
        case .alerts: "Alerts and actions"
        case .operations: "Operations"
        case .calendar: "Calendar"
        }
    }

    /// Whether rows of this kind refer to a person.
    public var isPersonal: Bool {
        switch self {
        case .applications, .dwellings, .proposals, .presentations, .placements: true
        case .rounds, .figures, .alerts, .operations, .calendar: false
        }
    }
}
