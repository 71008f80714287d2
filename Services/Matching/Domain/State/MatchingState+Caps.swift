import Vocabulary

/// Caps that count dwellings (MAT-10: 15 % of a complex at SSH; MAT-9: a maximum for an entrance). A flow cannot count
/// the dwellings it uses, so room is reserved for dwellings before the solve, in the order of nomination.
extension MatchingState {
    /// Recomputes for every open dwelling whether it is over a cap; one that was over comes in when another gives up
    /// its room.
    mutating func updateCaps() {
        let counted = self.dwellings.filter {
            switch $0.state {
            case .nominated, .presented, .placed: true
            case .withdrawn, .lapsed, .rented, .unused: false
            }
        }
        guard !counted.isEmpty else { return }
        // Any nomination may report the size of its complex; the largest figure counts.
        var units: [String: Int] = [:]
        for dwelling in self.dwellings.unordered {
            guard let complex = Self.complex(dwelling.nomination), let count = dwelling.nomination.complexUnits
            else { continue }
            units[complex] = max(units[complex] ?? 0, count)
        }
        // Placed and presented dwellings keep their room; among the others the earlier nomination goes first.
        let order = counted.sorted { left, right in
            let (one, other) = (left.state == .nominated, right.state == .nominated)
            if one != other { return other }
            return (left.ordinal ?? 0, left.id) < (right.ordinal ?? 0, right.id)
        }
        var taken: [String: Int] = [:]
        for dwelling in order {
            let (complex, entrance) = (Self.complex(dwelling.nomination), Self.entrance(dwelling.nomination))
            let keys = [complex, entrance].compactMap { $0 }
            var isOver = false
            // All these dwellings count, under any policy; the limit for a dwelling comes from its own round's policy.
            if dwelling.state == .nominated, let policy = self.rounds[dwelling.nomination.roundId]?.policy {
                if let complex, let units = units[complex],
                    let limit = policy.complexLimit(of: dwelling.nomination.corporation, units: units)
                {
                    isOver = taken[complex, default: 0] >= limit
                }
                if let entrance, let limit = policy.entranceCap {
                    isOver = isOver || taken[entrance, default: 0] >= limit
                }
            }
            if !isOver { for key in keys { taken[key, default: 0] += 1 } }
            if dwelling.isOverCap ?? false != isOver {
                self.dwellings.change(dwelling.id) { $0.isOverCap = isOver ? true : nil }
            }
        }
    }

    /// Independent units only, because the cap is a percentage of those.
    private static func complex(_ nomination: DwellingNomination) -> String? {
        guard nomination.kind.isIndependent else { return nil }
        return nomination.complex.map { "complex/\(nomination.corporation)/\($0)" }
    }

    private static func entrance(_ nomination: DwellingNomination) -> String? {
        nomination.entrance.map { "entrance/\(nomination.corporation)/\($0)" }
    }
}

extension Policy {
    /// The maximum number of dwellings in a complex of this corporation; `nil` when no cap is agreed with it.
    func complexLimit(of corporation: String, units: Int) -> Int? {
        guard self.complexCapCorporations.map({ $0.contains(corporation) }) ?? true else { return nil }
        return self.complexCapPercent.map { units * $0 / 100 }
    }
}
