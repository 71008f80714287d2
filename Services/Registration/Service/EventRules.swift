import Contracts
import Pipeline
import RegistrationDomain
import Vocabulary

/// The change that an event makes to the registry, and the other references that it requires.
struct EventRules: Sendable {
    struct Requirement: Sendable {
        let kind: ReferenceKind
        let id: String
        let field: String
        /// The thing must not have ended by today.
        var mustBeOpen = false
        /// The thing must not have ended by this day, on which the event happened.
        var openOn: CalendarDate?
        /// The sender must own the thing.
        var isOwn = false
        /// The thing need not be registered.
        var isOptional = false

        var pointer: String { "/data/\(self.field)" }

        func openness(today: CalendarDate?) -> Registry.Openness {
            if let day = self.openOn { return .open(on: day) }
            return self.mustBeOpen ? .open(on: today) : .any
        }
    }

    /// A tenancy for whose support the sender must be responsible, or becomes responsible when no institution is yet.
    struct SupportedTenancy: Sendable {
        let id: String
        let on: CalendarDate
    }

    let operation: RegistryOperation
    /// The field that holds the event's own reference.
    private let field: StaticString
    let requirements: [Requirement]
    let supportedTenancy: SupportedTenancy?

    var pointer: String { "/data/\(self.field)" }

    init(
        _ operation: RegistryOperation, _ field: StaticString, _ requirements: [Requirement?] = [],
        supportedTenancy: SupportedTenancy? = nil
    ) {
        self.operation = operation
        self.field = field
        self.requirements = requirements.compactMap { $0 }
        self.supportedTenancy = supportedTenancy
    }

    /// The kind of the event's own reference; `nil` when another service keeps it.
    var kind: ReferenceKind? {
        switch self.operation {
        case .registers(let kind, _), .corrects(let kind, _), .sets(let kind, _): kind
        case .changes(let kind, _), .updatesAsSupporter(let kind, _, _), .closes(let kind, _): kind
        case .refers: nil
        }
    }

    private var registers: Bool {
        guard case .registers = self.operation else { return false }
        return true
    }

    /// Adds the keys to load before the event can be judged.
    /// - Parameter isExpectedNew: assumes that the reference which the event opens is not registered yet; storing fails
    ///   if it is.
    func addKeys(subject: String, isExpectedNew: Bool, to keys: inout [Registry.Key]) {
        if let kind = self.kind, !(isExpectedNew && self.registers) { keys.append(Registry.Key(kind, subject)) }
        for requirement in self.requirements { keys.append(Registry.Key(requirement.kind, requirement.id)) }
        if let supported = self.supportedTenancy { keys.append(Registry.Key(.tenancy, supported.id)) }
    }
}
