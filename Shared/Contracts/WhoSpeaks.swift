import Vocabulary

/// Who may say what about whom, beside the type: written once, held against the sender of every event (REG-1, MAT-15).
enum WhoSpeaks {
    /// - Throws: `partyNotYours` when the data name another party than the sender and the sender speaks for itself alone;
    ///   `groupNotYours` when a client of the City-deal comes from anybody but its meeting, or the meeting sends another.
    static func check(_ data: any EventData, from partner: Partner) throws(Rejection) {
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

/// A party that the data of an event name: whose count, stock or dwelling it is.
public struct NamedParty: Equatable, Sendable {
    /// The partner's id.
    public let id: String
    /// Where it stands in the data.
    public let field: String

    public init(_ id: String, at field: String) {
        self.id = id
        self.field = field
    }
}

extension PartnerKind {
    /// Whether it speaks about every party: the allocation office, the municipality, and Beter Wonen about its members. All
    /// others speak for themselves.
    var speaksForAll: Bool {
        switch self {
        case .allocationOffice, .municipality, .association: true
        case .institution, .corporation, .landlord, .cityDealMeeting, .implementationTeam, .calendar: false
        }
    }
}
