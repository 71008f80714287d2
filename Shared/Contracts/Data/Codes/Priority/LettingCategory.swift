/// WoningNet's categories of lettings outside its own supply system (Bijlage 1, REG-3): urgent (`U`) or by direct
/// mediation (`B`), the main category, the sub-category.
public enum LettingCategory: String, CaseIterable, Sendable, Codable {
    case urgentProfession = "U.maatschappelijk.beroep"
    case urgentFinances = "U.maatschappelijk.financieel"
    case urgentHardship = "U.maatschappelijk.hardheid"
    case urgentRelationship = "U.maatschappelijk.relatiebreuk"
    case urgentWomensShelter = "U.maatschappelijk.vrouwenopvang"
    case directHomelessness = "B.maatschappelijk.dakloosheid"
    case directHardship = "B.maatschappelijk.hardheid"
    case directWomensShelter = "B.maatschappelijk.vrouwenopvang"
    case urgentCarer = "U.medisch.mantelzorger"
    case urgentCareReceiver = "U.medisch.mantelzorgontvanger"
    case urgentMedical = "U.medisch.medisch"
    case directCarer = "B.medisch.mantelzorger"
    case directCareReceiver = "B.medisch.mantelzorgontvanger"
    case urgentRenovation = "U.stadsvernieuwing.renovatie"
    case urgentDemolition = "U.stadsvernieuwing.sloop"
    case directRenovation = "B.stadsvernieuwing.renovatie"
    case directDemolition = "B.stadsvernieuwing.sloop"
    case directStatusHolder = "B.statushouders.statushouder"
    case urgentShelterOutflow = "U.wonen-en-zorg.opvang"
    case directHotelOutflow = "B.wonen-en-zorg.corporatiehotel"
    case directShelterOutflow = "B.wonen-en-zorg.opvang"
    case urgentManagement = "U.overig.beheerdersbelang"
    case urgentSeniors = "U.overig.doorstroming-senioren"
    case urgentWronged = "U.overig.gedupeerden"
    case urgentLastChance = "U.overig.laatste-kans"
    case urgentWheelchair = "U.overig.rolstoelwoning"
    case urgentExchange = "U.overig.woningruil"
    case urgentHuisjeHuisje = "U.overig.huisjehuisje"
    case urgentCaravan = "U.overig.woonwagen"
    case directCooptation = "B.overig.cooptatie"
    case directSingleOffer = "B.overig.eenmalige-aanbieding"
    case directGroupLiving = "B.overig.groepswonen"
    case directPrivate = "B.overig.particulieren"
    case directCareDwelling = "B.overig.zorgvoorziening"
    case directHuisjeHuisje = "B.overig.huisjehuisje"

    /// Neither regular nor with priority: the residents choose whom they take in (Bijlage 1, footnote; MON-3).
    public var isWithoutPriority: Bool {
        switch self {
        case .directCooptation, .directGroupLiving, .urgentCaravan: true
        // The other codes of the scheme, some forty, all give priority.
        default: false
        }
    }
}
