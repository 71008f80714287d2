import RegistrationDomain
import TestSupport
import Testing
import Vocabulary
import TestRandom

/// The effect of each operation on registered and unregistered references.
@Suite(.timeLimit(.minutes(10)))
struct RegistryTests {
    enum Situation: String, CaseIterable, Sendable {
        case nothing
        case own
        case others
        case ownClosed
        case othersClosed

        var entry: RegistryEntry? {
            switch self {
            case .nothing: nil
            case .own: RegistryEntry(kind: .application, id: "A", owner: "lister", state: .open)
            case .others: RegistryEntry(kind: .application, id: "A", owner: "jellinek", state: .open)
            case .ownClosed: RegistryEntry(kind: .application, id: "A", owner: "lister", state: .closed)
            case .othersClosed: RegistryEntry(kind: .application, id: "A", owner: "jellinek", state: .closed)
            }
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let operation: RegistryOperation
        let situation: Situation
        let refusal: RegistryRefusal?
        var after: ReferenceState?

        var testDescription: String { "\(self.operation) on \(self.situation.rawValue)" }
    }

    static let table: [Case] = [
        Case(operation: .registers(.application), situation: .nothing, refusal: nil, after: .open),
        Case(operation: .registers(.application), situation: .own, refusal: .taken, after: .open),
        Case(operation: .registers(.application), situation: .others, refusal: .taken, after: .open),
        Case(operation: .registers(.application), situation: .ownClosed, refusal: .taken, after: .closed),
        Case(operation: .registers(.application), situation: .othersClosed, refusal: .taken, after: .closed),
        Case(operation: .changes(.application), situation: .nothing, refusal: .unknown),
        Case(operation: .changes(.application), situation: .own, refusal: nil, after: .open),
        Case(operation: .changes(.application), situation: .others, refusal: .unknown, after: .open),
        Case(operation: .changes(.application), situation: .ownClosed, refusal: .closed, after: .closed),
        // Ownership is checked first: a partner does not learn another's state.
        Case(operation: .changes(.application), situation: .othersClosed, refusal: .unknown, after: .closed),
        Case(operation: .closes(.application), situation: .nothing, refusal: .unknown),
        Case(operation: .closes(.application), situation: .own, refusal: nil, after: .closed),
        Case(operation: .closes(.application), situation: .others, refusal: .unknown, after: .open),
        Case(operation: .closes(.application), situation: .ownClosed, refusal: .closed, after: .closed),
        Case(operation: .closes(.application), situation: .othersClosed, refusal: .unknown, after: .closed),
        Case(operation: .sets(.application), situation: .nothing, refusal: nil, after: .open),
        Case(operation: .sets(.application), situation: .own, refusal: nil, after: .open),
        Case(operation: .sets(.application), situation: .others, refusal: .taken, after: .open),
        Case(operation: .sets(.application), situation: .ownClosed, refusal: nil, after: .open),
        Case(operation: .sets(.application), situation: .othersClosed, refusal: .taken, after: .closed),
        Case(operation: .refers(.application), situation: .nothing, refusal: nil),
        Case(operation: .refers(.application), situation: .own, refusal: nil, after: .open),
        Case(operation: .refers(.application), situation: .others, refusal: nil, after: .open),
        Case(operation: .refers(.application), situation: .ownClosed, refusal: nil, after: .closed),
        Case(operation: .refers(.application), situation: .othersClosed, refusal: nil, after: .closed),
    ]

    @Test(arguments: Self.table)
    func everyOperationHasItsOutcomeInEverySituation(row: Case) {
        var registry = Registry(row.situation.entry.map { [$0] } ?? [])
        var refusal: RegistryRefusal?
        do throws(RegistryRefusal) {
            try registry.apply(row.operation, id: "A", by: "lister")
        } catch {
            refusal = error
        }
        #expect(refusal == row.refusal)
        let entry = registry[Registry.Key(.application, "A")]
        #expect(entry?.state == row.after)
        #expect(entry?.owner == (row.situation.entry?.owner ?? (row.after == nil ? nil : "lister")))
        let isNew = row.situation == .nothing && row.after != nil
        #expect(registry.addedEntries.map(\.id) == (isNew ? ["A"] : []))
        #expect(registry.changedEntries.isEmpty == (row.after == row.situation.entry?.state || isNew))
    }

    @Test func theTableIsComplete() {
        #expect(Set(Self.table.map(\.testDescription)).count == 5 * Situation.allCases.count)
    }

    @Test func theSameReferenceOfTwoKindsIsTwoThings() throws {
        var registry = Registry()
        try registry.apply(.registers(.application), id: "A", by: "lister")
        try registry.apply(.registers(.dwelling), id: "A", by: "mitros")
        #expect(registry.addedEntries.count == 2)
        #expect(throws: RegistryRefusal.unknown) { try registry.apply(.closes(.dwelling), id: "A", by: "lister") }
    }

    @Test func aThingOpenedAndClosedInOneBatchIsStoredClosed() throws {
        var registry = Registry()
        try registry.apply(.registers(.round), id: "R", by: "vierde-huis")
        try registry.apply(.closes(.round), id: "R", by: "vierde-huis")
        #expect(registry.addedEntries.map(\.state) == [.closed])
        #expect(registry.changedEntries.isEmpty)
    }

    @Test func aRequirementNeedsARegisteredThingThatIsOpenIfAsked() throws {
        let registry = Registry([
            RegistryEntry(kind: .round, id: "open", owner: "x", state: .open),
            RegistryEntry(kind: .round, id: "closed", owner: "x", state: .closed),
        ])
        try registry.require(.round, "open", .open(on: nil))
        try registry.require(.round, "closed")
        #expect(throws: RegistryRefusal.closed) { try registry.require(.round, "closed", .open(on: nil)) }
        #expect(throws: RegistryRefusal.unknown) { try registry.require(.round, "none") }
        #expect(throws: RegistryRefusal.unknown) { try registry.require(.dwelling, "open") }
    }

    /// Everything visible in a registry.
    private static func picture(_ registry: Registry, _ keys: [Registry.Key]) -> [String] {
        keys.map { "\(registry[$0].debugDescription)" } + registry.addedEntries.map { "+\($0.kind)/\($0.id)" }
            + registry.changedEntries.map { "~\($0)" }
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func aRefusedOperationChangesNothing(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let kinds: [ReferenceKind] = [.application, .dwelling]
        let ids = ["A", "B", "C"]
        let keys = kinds.flatMap { kind in ids.map { Registry.Key(kind, $0) } }
        var registry = Registry()
        var refused = 0
        for _ in 0..<200 {
            let kind = kinds[Int.random(in: 0..<kinds.count, using: &generator)]
            let id = ids[Int.random(in: 0..<ids.count, using: &generator)]
            let partner = Bool.random(using: &generator) ? "lister" : "jellinek"
            let operation: RegistryOperation =
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: .registers(kind)
                case 1: .changes(kind)
                case 2: .closes(kind)
                case 3: .sets(kind)
                default: .refers(kind)
                }
            let before = Self.picture(registry, keys)
            let owner = registry[Registry.Key(kind, id)]?.owner
            do {
                try registry.apply(operation, id: id, by: partner)
                // No partner ever takes over what another registered.
                #expect(owner == nil || registry[Registry.Key(kind, id)]?.owner == owner)
            } catch {
                refused += 1
                #expect(Self.picture(registry, keys) == before)
            }
        }
        #expect(refused > 0)
    }
}

extension Registry {
    fileprivate var addedEntries: [RegistryEntry] { self.records.filter(\.isAdded).map(\.entry) }

    fileprivate var changedEntries: [RegistryEntry] {
        self.records.filter { $0.isChanged && !$0.isAdded }.map(\.entry)
            .sorted { ($0.kind.rawValue, $0.id) < ($1.kind.rawValue, $1.id) }
    }
}
