import Contracts
import RegistrationDomain

/// What each event type does to the registry, and what else it needs to be there: the one table of Registration.
struct EventRules: Sendable {
    struct Requirement: Sendable {
        let kind: ReferenceKind
        let id: String
        let pointer: String
        let mustBeOpen: Bool
    }

    let act: RegistryAct
    let pointer: String
    let requirements: [Requirement]

    init(_ data: any EventData) {
        switch data {
        case is ApplicationSubmitted: self.init(.opens(.application), "applicationId")
        case is ApplicationChanged: self.init(.changes(.application), "applicationId")
        case is ApplicationWithdrawn: self.init(.closes(.application), "applicationId")
        case let data as DwellingNominated:
            // A nomination into a round that nobody opened would be used by nobody.
            self.init(
                .opens(.dwelling), "dwellingId",
                [Requirement(kind: .round, id: data.roundId, pointer: "/data/roundId", mustBeOpen: true)])
        case is DwellingWithdrawn: self.init(.closes(.dwelling), "dwellingId")
        case is RoundOpened: self.init(.opens(.round), "roundId")
        case is RoundClosed: self.init(.closes(.round), "roundId")
        case is MatchChosen, is MatchDeclined: self.init(.refers(.presentation), "presentationId")
        case let data as TenancyStarted:
            self.init(
                .opens(.tenancy), "tenancyId",
                data.applicationId.map {
                    [Requirement(kind: .application, id: $0, pointer: "/data/applicationId", mustBeOpen: false)]
                } ?? [])
        case is AllocationRecorded: self.init(.opens(.allocation), "allocationId")
        case is LettingsCounted: self.init(.sets(.count), "countId")
        case is InstitutionJoined: self.init(.sets(.institution), "institutionId")
        case is ContingentSet: self.init(.sets(.contingent), "contingentId")
        case is CorporationSized: self.init(.sets(.corporation), "corporationId")
        case is TargetSet: self.init(.sets(.target), "targetId")
        case is PolicySet: self.init(.sets(.policy), "policyId")
        case is ActionRegistered: self.init(.opens(.action), "actionId")
        case is ActionProgressed: self.init(.changes(.action), "actionId")
        default: self.init(.refers(.alert), "alertId")
        }
    }

    private init(_ act: RegistryAct, _ field: String, _ requirements: [Requirement] = []) {
        self.act = act
        self.pointer = "/data/\(field)"
        self.requirements = requirements
    }

    /// Everything that has to be loaded before the event can be judged.
    func keys(subject: String) -> [Registry.Key] {
        let own: ReferenceKind? =
            switch self.act {
            case .opens(let kind), .changes(let kind), .closes(let kind), .sets(let kind): kind
            case .refers: nil
            }
        return (own.map { [Registry.Key($0, subject)] } ?? [])
            + self.requirements.map { Registry.Key($0.kind, $0.id) }
    }
}
