/// Who may see what, and who may do what: the one place of both rules.
///
/// An institution sees its own clients, and a corporation the candidates presented to it as long as they are. The
/// implementation team and administrators see figures, never a person; the operator sees nothing of a person.
public enum AccessTable {
    public static func rule(_ role: Role, _ kind: DataKind) -> AccessRule {
        switch role {
        case .institutionWorker:
            switch kind {
            case .applications, .presentations, .placements: .own
            case .dwellings: .masked
            case .rounds, .calendar: .whole
            case .proposals, .figures, .alerts, .operations: .nothing
            }
        case .institutionManager:
            switch kind {
            case .applications, .presentations, .placements: .own
            case .dwellings: .masked
            case .rounds, .figures, .calendar: .whole
            case .proposals, .alerts, .operations: .nothing
            }
        case .corporationWorker:
            switch kind {
            case .applications, .presentations: .own
            case .placements: .ownMasked
            case .dwellings: .masked
            case .rounds, .calendar: .whole
            case .proposals, .figures, .alerts, .operations: .nothing
            }
        case .corporationManager:
            switch kind {
            case .applications, .presentations: .own
            case .placements: .ownMasked
            case .dwellings: .masked
            case .rounds, .figures, .calendar: .whole
            case .proposals, .alerts, .operations: .nothing
            }
        case .allocationOffice:
            switch kind {
            case .applications, .dwellings, .proposals, .presentations, .placements, .rounds, .figures, .calendar:
                .whole
            case .alerts, .operations: .nothing
            }
        case .association, .municipalityFigures:
            switch kind {
            case .dwellings: .masked
            case .rounds, .figures, .calendar: .whole
            case .applications, .proposals, .presentations, .placements, .alerts, .operations: .nothing
            }
        case .municipalityPolicy:
            switch kind {
            case .dwellings, .placements: .masked
            case .rounds, .figures, .alerts, .calendar: .whole
            case .applications, .proposals, .presentations, .operations: .nothing
            }
        case .teamMember, .administrator:
            switch kind {
            case .dwellings: .masked
            case .rounds, .figures, .alerts, .calendar: .whole
            case .applications, .proposals, .presentations, .placements, .operations: .nothing
            }
        case .auditor: .whole
        case .operator:
            switch kind {
            case .operations, .calendar: .whole
            case .applications, .dwellings, .proposals, .presentations, .placements, .rounds, .figures, .alerts:
                .nothing
            }
        }
    }

    public static func roles(for act: Act) -> Set<Role> {
        switch act {
        case .acknowledgeAlert: [.teamMember]
        }
    }
}
