import Vocabulary

/// Caps that count dwellings (MAT-10: 15 % of a complex at SSH; MAT-9: so many of an entrance). A flow cannot count homes
/// opened, so room is reserved for dwellings, in the order of their nomination, before the solve.
extension MatchingState {
    /// Looks at every open dwelling anew: one that was over the cap comes in when another gives its room back.
    mutating func reserve() {
        let standing = self.dwellings.filter {
            switch $0.state {
            case .nominated, .presented, .placed: true
            case .withdrawn, .lapsed, .rented, .unused: false
            }
        }
        guard !standing.isEmpty else { return }
        // Any nomination of a complex may say how large it is; the largest figure holds.
        var units: [String: Int] = [:]
        for dwelling in self.dwellings.unordered {
            guard let complex = Self.complex(dwelling.nomination), let count = dwelling.nomination.complexUnits
            else { continue }
            units[complex] = max(units[complex] ?? 0, count)
        }
        // What is let or presented keeps its room; among the others the earlier nomination goes first.
        let order = standing.sorted { left, right in
            let (one, other) = (left.state == .nominated, right.state == .nominated)
            if one != other { return other }
            return (left.ordinal ?? 0, left.id) < (right.ordinal ?? 0, right.id)
        }
        var taken: [String: Int] = [:]
        for dwelling in order {
            let (complex, entrance) = (Self.complex(dwelling.nomination), Self.entrance(dwelling.nomination))
            let keys = [complex, entrance].compactMap { $0 }
            var isOver = false
            // Everything that stands counts, under whatever policy it came; its own policy says how many there may be.
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

    /// Independent units only: that is what the share is of.
    private static func complex(_ nomination: DwellingNomination) -> String? {
        guard nomination.kind.isIndependent else { return nil }
        return nomination.complex.map { "complex/\(nomination.corporation)/\($0)" }
    }

    private static func entrance(_ nomination: DwellingNomination) -> String? {
        nomination.entrance.map { "entrance/\(nomination.corporation)/\($0)" }
    }
}

extension Policy {
    /// How many of a complex of this corporation there may be; `nil` when no cap is agreed with it.
    func complexLimit(of corporation: String, units: Int) -> Int? {
        guard self.complexCapCorporations.map({ $0.contains(corporation) }) ?? true else { return nil }
        return self.complexCapPercent.map { units * $0 / 100 }
    }
}
