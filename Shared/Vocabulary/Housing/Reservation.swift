/// The group that a nominated dwelling is meant for (REG-4, MAT-10, MAT-15).
public struct Reservation: Hashable, Sendable {
    /// The group that the corporation named; `nil` means inflow and outflow MO/BW.
    public let group: TargetGroup?

    public init(_ group: TargetGroup?) {
        self.group = group
    }

    /// Whether the dwelling is meant for this group. A dwelling for a row of the targets serves every group that counts
    /// in that row, one for young adults serves all young people, one for another young group serves that group alone.
    public func serves(_ group: TargetGroup) -> Bool {
        switch self.group {
        case nil: group.countsIn == .moBw
        case .youngAdult: group.isYoung
        case let reserved?: reserved.isYoung ? group == reserved : group.countsIn == reserved
        }
    }

    /// Whether contingents divide the dwelling: it is meant for a group of inflow and outflow MO/BW, or for young
    /// people without a row of their own, who can be presented for those of young adults too.
    public var isDivided: Bool {
        let group = self.group ?? .moBw
        return group.countsIn == .moBw || group.isYoung
    }

    /// Whether such a dwelling counts in the corporation's share of a round. The targets count independent dwellings
    /// (plan, Opgave en taakstelling; REG-13, MAT-1).
    public func countsInQuota(_ kind: DwellingKind) -> Bool {
        (self.group ?? .moBw).countsIn == .moBw && kind.isIndependent
    }
}
