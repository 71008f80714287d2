import RegistrationDomain
import TestSupport
import Testing
import Vocabulary
import TestRandom

/// The effect of each act on registered and unregistered references.
@Suite(.timeLimit(.minutes(10)))
struct RegistryTests {
    enum Ground: String, CaseIterable, Sendable {
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
        let act: RegistryAct
        let ground: Ground
        let refusal: RegistryRefusal?
        var after: ReferenceState?

        var testDescription: String { "\(self.act) on \(self.ground.rawValue)" }
    }

    static let table: [Case] = [
        Case(act: .opens(.application), ground: .nothing, refusal: nil, after: .open),
        Case(act: .opens(.application), ground: .own, refusal: .taken, after: .open),
        Case(act: .opens(.application), ground: .others, refusal: .taken, after: .open),
        Case(act: .opens(.application), ground: .ownClosed, refusal: .taken, after: .closed),
        Case(act: .opens(.application), ground: .othersClosed, refusal: .taken, after: .closed),
        Case(act: .changes(.application), ground: .nothing, refusal: .unknown),
        Case(act: .changes(.application), ground: .own, refusal: nil, after: .open),
        Case(act: .changes(.application), ground: .others, refusal: .notOwner, after: .open),
        Case(act: .changes(.application), ground: .ownClosed, refusal: .closed, after: .closed),
        // Ownership is checked first: a partner does not learn another's state.
        Case(act: .changes(.application), ground: .othersClosed, refusal: .notOwner, after: .closed),
        Case(act: .closes(.application), ground: .nothing, refusal: .unknown),
        Case(act: .closes(.application), ground: .own, refusal: nil, after: .closed),
        Case(act: .closes(.application), ground: .others, refusal: .notOwner, after: .open),
        Case(act: .closes(.application), ground: .ownClosed, refusal: .closed, after: .closed),
        Case(act: .closes(.application), ground: .othersClosed, refusal: .notOwner, after: .closed),
        Case(act: .sets(.application), ground: .nothing, refusal: nil, after: .open),
        Case(act: .sets(.application), ground: .own, refusal: nil, after: .open),
        Case(act: .sets(.application), ground: .others, refusal: .notOwner, after: .open),
        Case(act: .sets(.application), ground: .ownClosed, refusal: nil, after: .open),
        Case(act: .sets(.application), ground: .othersClosed, refusal: .notOwner, after: .closed),
        Case(act: .refers(.application), ground: .nothing, refusal: nil),
        Case(act: .refers(.application), ground: .own, refusal: nil, after: .open),
        Case(act: .refers(.application), ground: .others, refusal: nil, after: .open),
        Case(act: .refers(.application), ground: .ownClosed, refusal: nil, after: .closed),
        Case(act: .refers(.application), ground: .othersClosed, refusal: nil, after: .closed),
    ]

    @Test(arguments: Self.table)
    func everyActOnEveryGround(row: Case) {
        var registry = Registry(row.ground.entry.map { [$0] } ?? [])
        var refusal: RegistryRefusal?
        do throws(RegistryRefusal) {
            try registry.apply(row.act, id: "A", by: "lister")
        } catch {
            refusal = error
        }
        #expect(refusal == row.refusal)
        let entry = registry[Registry.Key(.application, "A")]
        #expect(entry?.state == row.after)
        #expect(entry?.owner == (row.ground.entry?.owner ?? (row.after == nil ? nil : "lister")))
        let isNew = row.ground == .nothing && row.after != nil
        #expect(registry.addedEntries.map(\.id) == (isNew ? ["A"] : []))
        #expect(registry.changedEntries.isEmpty == (row.after == row.ground.entry?.state || isNew))
    }

    @Test func theTableIsComplete() {
        #expect(Set(Self.table.map(\.testDescription)).count == 5 * Ground.allCases.count)
    }

    @Test func theSameReferenceOfTwoKindsIsTwoThings() throws {
        var registry = Registry()
        try registry.apply(.opens(.application), id: "A", by: "lister")
        try registry.apply(.opens(.dwelling), id: "A", by: "mitros")
        #expect(registry.addedEntries.count == 2)
        #expect(throws: RegistryRefusal.notOwner) { try registry.apply(.closes(.dwelling), id: "A", by: "lister") }
    }

    @Test func openedAndClosedInOneBatchIsAddedClosed() throws {
        var registry = Registry()
        try registry.apply(.opens(.round), id: "R", by: "vierde-huis")
        try registry.apply(.closes(.round), id: "R", by: "vierde-huis")
        #expect(registry.addedEntries.map(\.state) == [.closed])
        #expect(registry.changedEntries.isEmpty)
    }

    @Test func requiredEntitiesMustExistAndBeOpenWhereThatMatters() throws {
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
    func anActThatIsRefusedChangesNothing(seed: UInt64) {
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
            let act: RegistryAct =
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: .opens(kind)
                case 1: .changes(kind)
                case 2: .closes(kind)
                case 3: .sets(kind)
                default: .refers(kind)
                }
            let before = Self.picture(registry, keys)
            let owner = registry[Registry.Key(kind, id)]?.owner
            do {
                try registry.apply(act, id: id, by: partner)
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
