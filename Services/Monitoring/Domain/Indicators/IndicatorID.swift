/// The indicators, by the code that the API, the export and the stream use.
public enum IndicatorID: String, CaseIterable, Hashable, Sendable, Codable {
    // MON-2
    case waitingCount = "waiting-count"
    case waitingMeanDays = "waiting-mean-days"
    case waitingMedianDays = "waiting-median-days"
    case waitingOverNorm = "waiting-over-norm"
    case waitingOverNormShare = "waiting-over-norm-share"
    case placedCount = "placed-count"
    case placedMeanDays = "placed-mean-days"
    case placedMedianDays = "placed-median-days"
    case placedWithinNormShare = "placed-within-norm-share"
    case offeredWithinNormShare = "offered-within-norm-share"
    // MON-3
    case lettingsTotal = "lettings-total"
    case lettingsPriority = "lettings-priority"
    case lettingsRegular = "lettings-regular"
    case lettingsPriorityShare = "lettings-priority-share"
    case lettingsTargetShare = "lettings-target-share"
    // MON-4
    case targetDwellings = "target-dwellings"
    case targetRealised = "target-realised"
    case targetShare = "target-share"
    case targetRemaining = "target-remaining"
    // MAT-13
    case funnelQuota = "funnel-quota"
    case funnelCarriedOver = "funnel-carried-over"
    case funnelNominated = "funnel-nominated"
    case funnelWithdrawn = "funnel-withdrawn"
    case funnelPresentedDwellings = "funnel-presented-dwellings"
    case funnelPresentedCandidates = "funnel-presented-candidates"
    case funnelChosen = "funnel-chosen"
    case funnelDeclined = "funnel-declined"
    case funnelDeclinedReason = "funnel-declined-reason"
    case funnelExpired = "funnel-expired"
    case funnelRefilled = "funnel-refilled"
    case funnelPlaced = "funnel-placed"
    case funnelBottleneckShare = "funnel-bottleneck-share"
}

extension IndicatorID: Comparable {
    public static func < (left: IndicatorID, right: IndicatorID) -> Bool { left.rawValue < right.rawValue }
}
