import Vocabulary

extension MatchingState {
    /// The advice on where to nominate, given the dwellings that went to vulnerable groups in the twelve months before
    /// this day, in the rounds and outside them.
    func advice(on day: CalendarDate) -> [DistrictAdvice] {
        let recent = day.adding(days: -365)...day
        var districts: [District: Int] = [:]
        for placement in self.placements.filter({
            $0.cancelledOn == nil && $0.decidedOn.map(recent.contains) ?? false
        }) {
            districts[placement.district, default: 0] += 1
        }
        for allocation in self.allocations.filter({ recent.contains($0.on) }) {
            if let district = allocation.district { districts[district, default: 0] += 1 }
        }
        let all = districts.values.reduce(0, +)
        return DistrictAdvice.plan2019.map { $0.adjusted(forRecent: districts[$0.district] ?? 0, of: all) }
    }
}
