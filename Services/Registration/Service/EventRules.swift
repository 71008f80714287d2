import Contracts
import Pipeline
import RegistrationDomain
import Vocabulary

/// What an event does to the registry, and what else it needs to be there.
struct EventRules: Sendable {
    struct Requirement: Sendable {
        let kind: ReferenceKind
        let id: String
        let field: String
        /// It must not have ended by today.
        var mustBeOpen = false
        /// Nor by the day on which something happened to it.
        var openOn: CalendarDate?
        /// It has to be the sender's own.
        var isOwn = false
        /// It need not be registered.
        var isOptional = false

        var pointer: String { "/data/\(self.field)" }

        func openness(today: CalendarDate?) -> Registry.Openness {
            if let day = self.openOn { return .open(on: day) }
            return self.mustBeOpen ? .open(on: today) : .any
        }
    }

    /// A tenancy whose support the sender has to answer for; from now on, when nobody did.
    struct Care: Sendable {
        let tenancy: String
        let on: CalendarDate
    }

    let act: RegistryAct
    /// Of the event's own reference.
    private let field: StaticString
    let requirements: [Requirement]
    let care: Care?

    var pointer: String { "/data/\(self.field)" }

    init(
        _ act: RegistryAct, _ field: StaticString, _ requirements: [Requirement?] = [], care: Care? = nil
    ) {
        self.act = act
        self.field = field
        self.requirements = requirements.compactMap { $0 }
        self.care = care
    }

    /// The kind that the event's own reference is of; `nil` for what another service knows.
    var kind: ReferenceKind? {
        switch self.act {
        case .opens(let kind, _), .corrects(let kind, _), .sets(let kind, _): kind
        case .changes(let kind, _), .cares(let kind, _, _), .closes(let kind, _): kind
        case .refers: nil
        }
    }

    private var opens: Bool {
        guard case .opens = self.act else { return false }
        return true
    }

    /// Everything that has to be loaded before the event can be judged.
    /// - Parameter isExpectedNew: what the event opens is not there yet; storing it fails otherwise.
    func addKeys(subject: String, isExpectedNew: Bool, to keys: inout [Registry.Key]) {
        if let kind = self.kind, !(isExpectedNew && self.opens) { keys.append(Registry.Key(kind, subject)) }
        for requirement in self.requirements { keys.append(Registry.Key(requirement.kind, requirement.id)) }
        if let care = self.care { keys.append(Registry.Key(.tenancy, care.tenancy)) }
    }
}
