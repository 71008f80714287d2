import Vocabulary

extension IndicatorSheet {
    /// MAT-13: the funnel of a round, or of the rounds of a quarter or a year.
    func addFunnel(_ period: IndicatorPeriod, to values: inout [IndicatorValue]) {
        let counts = self.funnel.counts(in: period)
        guard !counts.isEmpty else { return }
        var total = FunnelCounts()
        for (corporation, count) in counts {
            total += count
            guard let corporation else { continue }
            self.addFunnel(period, .corporation(corporation), count, to: &values)
            for (reason, number) in count.reasons {
                values.append(
                    IndicatorValue(
                        .funnelDeclinedReason, period, .reason(reason, corporation: corporation), number))
            }
        }
        self.addFunnel(period, .total, total, to: &values)
        for (reason, number) in total.reasons {
            values.append(IndicatorValue(.funnelDeclinedReason, period, .reason(reason), number))
        }
    }

    private func addFunnel(
        _ period: IndicatorPeriod, _ dimension: IndicatorDimension, _ counts: FunnelCounts,
        to values: inout [IndicatorValue]
    ) {
        func add(_ id: IndicatorID, _ number: Int, target: Int? = nil) {
            values.append(
                IndicatorValue(
                    id, period, dimension, number, target: target.map { IndicatorTarget(numerator: $0) }))
        }
        add(.funnelQuota, counts.quota)
        add(.funnelCarriedOver, counts.carriedOver)
        add(.funnelNominated, counts.nominated, target: counts.quota)
        add(.funnelWithdrawn, counts.withdrawn)
        add(.funnelPresentedDwellings, counts.presentedDwellings)
        add(.funnelPresentedCandidates, counts.candidates)
        add(.funnelChosen, counts.chosen)
        add(.funnelDeclined, counts.declined)
        add(.funnelExpired, counts.expired)
        add(.funnelRefilled, counts.refilled)
        add(.funnelPlaced, counts.placed)
        values.append(
            IndicatorValue(.funnelBottleneckShare, period, dimension, counts.declined, of: counts.answered))
    }
}
