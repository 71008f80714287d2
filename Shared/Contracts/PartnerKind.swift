/// The kinds of partner, which decide who may send which event (requirements, "Who is who").
public enum PartnerKind: String, CaseIterable, Sendable, Codable {
    case institution
    case corporation
    /// A private or municipal owner of dwellings.
    case landlord
    case allocationOffice = "allocation-office"
    /// Beter Wonen, the association of the institutions.
    case association
    case municipality
    /// The City-deal meeting (City-deal-overleg), which nominates the candidates for its own dwellings (MAT-15).
    case cityDealMeeting = "city-deal-meeting"
    case implementationTeam = "implementation-team"
    /// The simulated calendar of an installation that does not follow the clock.
    case calendar
}
