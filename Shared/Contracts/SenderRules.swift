import Vocabulary

/// The rules on who may send what about whom, apart from the type: written once, and checked against the sender of
/// every event (REG-1, MAT-15).
enum SenderRules {
    /// - Throws: `partyNotYours` when the data name another party than the sender and the sender speaks for itself
    ///   alone; `groupNotYours` when a client of the City-deal comes from a partner other than its meeting, or the
    ///   meeting sends a client of another group.
    static func check(_ data: EventFacts, from partner: Partner) throws(Rejection) {
        if let party = data.party, party.id != partner.id, !partner.kind.speaksForAll {
            throw Rejection(.partyNotYours, at: "/data/\(party.field)", expected: partner.id)
        }
        guard let group = data.clientGroup else { return }
        let isOfMeeting = partner.kind == .cityDealMeeting
        guard (group == .cityDeal) == isOfMeeting else {
            throw Rejection(
                .groupNotYours, at: "/data/group",
                expected: isOfMeeting
                    ? TargetGroup.cityDeal.rawValue : "another group than \(TargetGroup.cityDeal.rawValue)")
        }
    }
}

extension PartnerKind {
    /// Whether it speaks about every party, as the allocation office, the municipality and (about its members) Beter
    /// Wonen do. All others speak for themselves.
    var speaksForAll: Bool {
        switch self {
        case .allocationOffice, .municipality, .association: true
        case .institution, .corporation, .landlord, .cityDealMeeting, .implementationTeam, .calendar: false
        }
    }
}
