/// The lottery tickets of classes: each class uses the ticket of its first member.
public struct ClassTickets: Sendable {
    /// For each profile of the instance.
    public let profiles: [UInt64]
    /// For each kind.
    public let kinds: [UInt64]

    public init(_ instance: MatchingInstance) {
        let lots = Lottery(draw: instance.draw)
        var profiles = [UInt64?](repeating: nil, count: instance.rows.count)
        for (candidate, profile) in zip(instance.candidates, instance.profiles) where profiles[Int(profile)] == nil {
            profiles[Int(profile)] = lots.ticket(candidate.id)
        }
        var kinds = [UInt64?](repeating: nil, count: instance.kindCount)
        for (dwelling, kind) in zip(instance.dwellings, instance.kinds) where kinds[Int(kind)] == nil {
            kinds[Int(kind)] = lots.ticket(dwelling.id)
        }
        self.profiles = profiles.map { $0 ?? 0 }
        self.kinds = kinds.map { $0 ?? 0 }
    }
}
