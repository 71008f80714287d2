import Vocabulary

/// Caps that count dwellings (MAT-10: 15 % of a complex at SSH; MAT-9: so many of an entrance). A flow cannot count homes
/// opened, so room is reserved for dwellings, in the order of their nomination, before the solve.
extension MatchingState {
    /// Looks at every open dwelling anew: one that was over the cap comes in when another gives its room back.
    mutating func reserve() {
        var taken: [String: Int] = [:]
        func keys(_ nomination: DwellingNomination, _ policy: Policy) -> [(key: String, limit: Int)] {
            var keys: [(String, Int)] = []
            if let percent = policy.complexCapPercent, let complex = nomination.complex,
                let units = nomination.complexUnits, nomination.kind.isIndependent
            {
                keys.append(("complex/\(nomination.corporation)/\(complex)", units * percent / 100))
            }
            if let cap = policy.entranceCap, let entrance = nomination.entrance {
                keys.append(("entrance/\(nomination.corporation)/\(entrance)", cap))
            }
            return keys
        }
        let standing = self.dwellings.all {
            switch $0.state {
            case .nominated, .presented, .placed: true
            case .withdrawn, .lapsed, .rented, .unused: false
            }
        }
        guard !standing.isEmpty else { return }
        // Who is let or presented keeps its room; among the others who was nominated first.
        let order = standing.sorted { left, right in
            let (one, other) = (left.state == .nominated, right.state == .nominated)
            if one != other { return other }
            return (left.ordinal ?? 0, left.id) < (right.ordinal ?? 0, right.id)
        }
        for dwelling in order {
            guard let policy = self.rounds[dwelling.nomination.roundId]?.policy else { continue }
            let keys = keys(dwelling.nomination, policy)
            let isOver =
                dwelling.state == .nominated && keys.contains { taken[$0.key, default: 0] >= $0.limit }
            if !isOver { for key in keys { taken[key.key, default: 0] += 1 } }
            if dwelling.isOverCap ?? false != isOver {
                self.dwellings.update(dwelling.id) { $0.isOverCap = isOver ? true : nil }
            }
        }
    }
}
