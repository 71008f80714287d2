/// The steps from a round's quota to homes, for one corporation or many (MAT-13).
struct FunnelCounts: Sendable, Equatable {
    var quota = 0
    var carriedOver = 0
    var nominated = 0
    var withdrawn = 0
    /// Nominated and still available, counting towards another row of the targets.
    var availableForOtherTarget = 0
    var presentedDwellings = 0
    /// Presentations made, refills among them.
    var presentations = 0
    var candidates = 0
    var chosen = 0
    var declined = 0
    var expired = 0
    var placed = 0
    /// Candidates declined, by reason code.
    var reasons: [String: Int] = [:]

    var refilled: Int { self.presentations - self.presentedDwellings }
    var answered: Int { self.chosen + self.declined }
    /// Nominated and still available, counting towards the quota.
    var availableForQuota: Int { self.nominated - self.withdrawn - self.availableForOtherTarget }

    static func += (left: inout FunnelCounts, right: FunnelCounts) {
        left.quota += right.quota
        left.carriedOver += right.carriedOver
        left.nominated += right.nominated
        left.withdrawn += right.withdrawn
        left.availableForOtherTarget += right.availableForOtherTarget
        left.presentedDwellings += right.presentedDwellings
        left.presentations += right.presentations
        left.candidates += right.candidates
        left.chosen += right.chosen
        left.declined += right.declined
        left.expired += right.expired
        left.placed += right.placed
        left.reasons.merge(right.reasons, uniquingKeysWith: +)
    }
}
