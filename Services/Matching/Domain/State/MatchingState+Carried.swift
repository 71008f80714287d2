import Vocabulary

extension MatchingState {
    /// How far each institution and route is behind (below zero: ahead) over the years before this one, in hundredths
    /// of a placement: its contingent's part of each year's placements, minus its own placements. Sorted.
    func carried(into year: Int) -> [DaySituation.CarriedDeficit] {
        struct Key: Hashable {
            let institution: String
            let route: Route
        }
        var hundredths: [Key: Int] = [:]
        for earlier in Set(self.contingents.sorted.map(\.year)) where earlier < year {
            let contingents = self.contingents.filter { $0.year == earlier }
            let total = contingents.reduce(0) { $0 + $1.dwellings }
            let placed = DaySituation.placed(self, year: earlier)
            let all = placed.reduce(0) { $0 + $1.count }
            guard total > 0, all > 0 else { continue }
            let lastDay = CalendarDate(year: earlier, month: 12, day: 31) ?? CalendarDate(dayNumber: 0)
            let percent = self.policy(on: lastDay).inflowSharePercent
            for contingent in contingents {
                let inflow = contingent.inflowHundredths(otherwise: percent)
                for (route, part) in [(Route.inflow, inflow), (.outflow, 100 * contingent.dwellings - inflow)] {
                    hundredths[Key(institution: contingent.institution, route: route), default: 0] += part * all / total
                }
            }
            for count in placed {
                hundredths[Key(institution: count.institution, route: count.route), default: 0] -= 100 * count.count
            }
        }
        return hundredths.filter { $0.value != 0 }
            .map {
                DaySituation.CarriedDeficit(institution: $0.key.institution, route: $0.key.route, hundredths: $0.value)
            }
            .sorted { ($0.institution, $0.route.rawValue) < ($1.institution, $1.route.rawValue) }
    }
}
