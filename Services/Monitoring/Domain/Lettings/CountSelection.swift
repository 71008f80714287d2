/// Selects counts of lettings so that no letting counts twice: the last count of each scope, and a total rather than
/// its parts.
enum CountSelection {
    /// - Returns: per corporation and period the total, or else the parts of one division (by neighbourhood, by rent
    ///   class or by both), whichever counts most dwellings.
    static func inForce(_ counts: [LettingsCountRecord]) -> [LettingsCountRecord] {
        var last: [Scope: LettingsCountRecord] = [:]
        for count in counts {
            let scope = Scope(count)
            if let known = last[scope], (known.order ?? 0, known.id) > (count.order ?? 0, count.id) { continue }
            last[scope] = count
        }
        return Dictionary(grouping: last.values) { Whole($0) }.values.flatMap(Self.oneDivision).sorted { $0.id < $1.id }
    }

    private static func oneDivision(_ counts: [LettingsCountRecord]) -> [LettingsCountRecord] {
        let divisions = Dictionary(grouping: counts, by: Division.init)
        if let total = divisions[.none] {
            let told = total.filter { $0.order != nil }
            return told.isEmpty ? total : told
        }
        let most = divisions.max { left, right in
            (Self.dwellings(left.value), right.key.rawValue) < (Self.dwellings(right.value), left.key.rawValue)
        }
        return most?.value ?? []
    }

    private static func dwellings(_ counts: [LettingsCountRecord]) -> Int {
        counts.reduce(0) { $0 + $1.regular + $1.priority.reduce(0) { $0 + $1.dwellings } }
    }

    private struct Whole: Hashable {
        let corporation: String?
        let period: IndicatorPeriod

        init(_ count: LettingsCountRecord) {
            self.corporation = count.corporation
            self.period = count.period
        }
    }

    private struct Scope: Hashable {
        /// Set for a count stored before scopes were: those counts all add up.
        let id: String?
        let whole: Whole
        let neighbourhood: String?
        let rentClass: String?

        init(_ count: LettingsCountRecord) {
            self.id = count.order == nil ? count.id : nil
            self.whole = Whole(count)
            self.neighbourhood = count.neighbourhood
            self.rentClass = count.rentClass
        }
    }

    private enum Division: Int {
        case none
        case neighbourhoods
        case rentClasses
        case both

        init(_ count: LettingsCountRecord) {
            switch (count.neighbourhood, count.rentClass) {
            case (nil, nil): self = .none
            case (_?, nil): self = .neighbourhoods
            case (nil, _?): self = .rentClasses
            case (_?, _?): self = .both
            }
        }
    }
}
