import Contracts
import Vocabulary

/// The attributes that are dealt per round so that the city's shares are right: rent class by the stock table, district
/// by the plan.
struct DwellingCard {
    let rentClass: PlanTables.RentClass
    let district: District
}
