import Contracts
import Vocabulary

/// The attributes that are dealt rather than drawn, so that the shares are right at every scale: group, route,
/// household, institution.
struct ClientCard {
    let group: TargetGroup
    let route: Route
    let isSingle: Bool
    let institution: String

    /// `count` cards in random order.
    static func deal(_ count: Int, random: inout SplitMix64) -> [ClientCard] {
        let mix = PlanAssumptions.groupMix
        let sizes = LargestRemainder.shares(of: count, sizes: mix.map(\.weight))
        let families = LargestRemainder.shares(
            of: (count + 2) / 4, sizes: zip(mix, sizes).map { PlanAssumptions.multiPersonWeight($0.value) * $1 })
        let inflow = LargestRemainder.shares(
            of: (count * PlanTables.inflowSharePercent + 50) / 100, sizes: sizes)
        var cards: [ClientCard] = []
        for (index, choice) in mix.enumerated() {
            let size = sizes[index]
            let singles = random.shuffled((0..<size).map { $0 >= families[index] })
            let routes = random.shuffled((0..<size).map { $0 < inflow[index] ? Route.inflow : .outflow })
            let homes = random.shuffled(Cards.deal(size, of: Self.institutions(for: choice.value)))
            for position in 0..<size {
                cards.append(
                    ClientCard(
                        group: choice.value, route: routes[position], isSingle: singles[position],
                        institution: homes[position]))
            }
        }
        return random.shuffled(cards)
    }

    /// Institutions that work mostly for a group have ten times their weight in that group and none in the others.
    private static func institutions(for group: TargetGroup) -> [(value: String, weight: Int)] {
        PlanAssumptions.institutions.map { institution in
            let factor = institution.focus == nil ? 1 : institution.focus == group ? 10 : 0
            return (institution.id, institution.weight * factor)
        }
    }
}
