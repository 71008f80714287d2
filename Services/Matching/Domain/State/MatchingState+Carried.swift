import Vocabulary

extension MatchingState {
    /// What each institution and route is behind (below zero: ahead) over the years before this one, in hundredths of a
    /// placement: each year's placements divided by its contingents, against what was placed. Sorted.
    func carried(into year: Int) -> [DaySituation.Carried] {
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
            for place in placed {
                hundredths[Key(institution: place.institution, route: place.route), default: 0] -= 100 * place.count
            }
        }
        return hundredths.filter { $0.value != 0 }
            .map { DaySituation.Carried(institution: $0.key.institution, route: $0.key.route, hundredths: $0.value) }
            .sorted { ($0.institution, $0.route.rawValue) < ($1.institution, $1.route.rawValue) }
    }
}
