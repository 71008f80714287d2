/// Merges what the rules cannot tell apart: equal rows into one profile, equal columns into one kind.
///
/// Classes are numbered by their first member, so the result only depends on the members' order.
struct Reduction {
    let profiles: [Int32]
    let kinds: [Int32]
    let rows: [MatchingInstance.Row]

    /// - Parameters:
    ///   - profiles: per candidate, in the canonical order, its row.
    ///   - kinds: per dwelling, in the canonical order, its kind as the rows name it.
    init(profiles: [Int], kinds: [Int], rows: [MatchingInstance.Row]) {
        let used = Self.firsts(profiles, count: rows.count)
        let columns = Self.columns(used.map { rows[$0] }, kinds: kinds)
        // Kinds that have no dwelling disappear; those with the same column become one.
        var merged: [[UInt64]: Int32] = [:]
        var renamed = [Int32](repeating: -1, count: (kinds.max() ?? -1) + 1)
        for kind in Self.firsts(kinds, count: renamed.count) {
            let next = Int32(merged.count)
            renamed[kind] = merged[columns[kind], default: next]
            if renamed[kind] == next { merged[columns[kind]] = next }
        }
        self.kinds = kinds.map { renamed[$0] }

        var known: [MatchingInstance.Row: Int32] = [:]
        var distinct: [MatchingInstance.Row] = []
        var profileOf = [Int32](repeating: -1, count: rows.count)
        for index in used {
            let row = Self.renamed(rows[index], renamed)
            if let profile = known[row] {
                profileOf[index] = profile
            } else {
                profileOf[index] = Int32(distinct.count)
                known[row] = profileOf[index]
                distinct.append(row)
            }
        }
        self.profiles = profiles.map { profileOf[$0] }
        self.rows = distinct
    }

    /// The values that occur, in the order of their first occurrence.
    private static func firsts(_ values: [Int], count: Int) -> [Int] {
        var seen = [Bool](repeating: false, count: count)
        var order: [Int] = []
        for value in values where !seen[value] {
            seen[value] = true
            order.append(value)
        }
        return order
    }

    /// Per kind which rows name it, and with what score.
    private static func columns(_ rows: [MatchingInstance.Row], kinds: [Int]) -> [[UInt64]] {
        var columns = [[UInt64]](repeating: [], count: (kinds.max() ?? -1) + 1)
        for (index, row) in rows.enumerated() {
            for (kind, score) in zip(row.kinds, row.scores) where Int(kind) < columns.count {
                columns[Int(kind)].append(UInt64(index) << 8 | UInt64(score))
            }
        }
        return columns
    }

    private static func renamed(_ row: MatchingInstance.Row, _ names: [Int32]) -> MatchingInstance.Row {
        var entries: [(kind: Int32, score: UInt8)] = []
        for (kind, score) in zip(row.kinds, row.scores) where Int(kind) < names.count && names[Int(kind)] >= 0 {
            entries.append((names[Int(kind)], score))
        }
        entries.sort { $0.kind < $1.kind }
        var renamed = MatchingInstance.Row()
        renamed.kinds.reserveCapacity(entries.count)
        renamed.scores.reserveCapacity(entries.count)
        for entry in entries where renamed.kinds.last != entry.kind {
            renamed.kinds.append(entry.kind)
            renamed.scores.append(entry.score)
        }
        return renamed
    }
}
