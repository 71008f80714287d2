/// The last step of level 8: who goes where, once it is settled who is presented and how many each dwelling gets.
///
/// In the order of their ids, each candidate gets the first dwelling (by id) that still lets everyone after them be
/// placed optimally. Only arcs without reduced cost are used, and by complementary slackness those are exactly the
/// arcs of the optimal solutions: so the result does not depend on which optimum the solver found first, nor on which
/// solver it was.
enum PairingTieBreak {
    static func canonical(
        _ assigned: [MatchingInstance.Pair], instance: MatchingInstance, certificate: Certificate
    ) -> Assignment {
        var dwellingOf = [Int?](repeating: nil, count: instance.candidates.count)
        for pair in assigned { dwellingOf[pair.candidate] = pair.dwelling }
        // The presented candidates' tight dwellings, ascending, and per dwelling who could move into it.
        var options = [[Int]](repeating: [], count: instance.candidates.count)
        var takers = [[Int]](repeating: [], count: instance.dwellings.count)
        for pair in instance.pairs where dwellingOf[pair.candidate] != nil {
            let isTight = certificate.levels.allSatisfy {
                $0.candidates[pair.candidate] == $0.dwellings[pair.dwelling]
            }
            guard isTight else { continue }
            options[pair.candidate].append(pair.dwelling)
            takers[pair.dwelling].append(pair.candidate)
        }
        var isFixed = [Bool](repeating: false, count: instance.candidates.count)
        for candidate in instance.candidates.indices {
            guard let current = dwellingOf[candidate] else { continue }
            isFixed[candidate] = true
            guard let first = options[candidate].first, first < current else { continue }
            let mover = Self.moversTowards(current, takers: takers, dwellingOf: dwellingOf, isFixed: isFixed)
            guard let target = options[candidate].first(where: { $0 < current && mover[$0] != nil }) else { continue }
            // Everyone along the chain moves up one dwelling, from the target back to the place that comes free.
            var vacated = target
            while vacated != current, let moving = mover[vacated] {
                dwellingOf[moving.candidate] = moving.to
                vacated = moving.to
            }
            dwellingOf[candidate] = target
        }
        return Assignment(
            pairs: dwellingOf.enumerated().compactMap { candidate, dwelling in
                dwelling.map { MatchingInstance.Pair(candidate: candidate, dwelling: $0) }
            })
    }

    private struct Move {
        let candidate: Int
        let to: Int
    }

    /// For every dwelling from which a chain of moves leads to `goal`: the first move of a shortest one.
    private static func moversTowards(
        _ goal: Int, takers: [[Int]], dwellingOf: [Int?], isFixed: [Bool]
    ) -> [Move?] {
        var moves = [Move?](repeating: nil, count: takers.count)
        var queue = [goal]
        var next = 0
        while next < queue.count {
            let dwelling = queue[next]
            next += 1
            for candidate in takers[dwelling] where !isFixed[candidate] {
                guard let from = dwellingOf[candidate], from != goal, moves[from] == nil else { continue }
                moves[from] = Move(candidate: candidate, to: dwelling)
                queue.append(from)
            }
        }
        return moves
    }
}
