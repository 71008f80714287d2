/// Entities by id, with a note of which changed since they were last written.
struct EntityTable<Entity: Identifiable & Sendable>: Sendable where Entity.ID == String {
    private var entities: [String: Entity] = [:]
    private var touched: Set<String> = []
    private var recent: Set<String> = []

    init(_ restored: [Entity] = []) {
        for entity in restored { self.entities[entity.id] = entity }
    }

    subscript(id: String) -> Entity? { self.entities[id] }

    var count: Int { self.entities.count }

    /// Sorted by id: nothing may depend on the order of a hash table.
    var all: [Entity] {
        self.entities.values.sorted { $0.id < $1.id }
    }

    /// Those that satisfy the condition, sorted by id.
    func all(where condition: (Entity) -> Bool) -> [Entity] {
        self.entities.values.filter(condition).sorted { $0.id < $1.id }
    }

    func count(where condition: (Entity) -> Bool) -> Int { self.entities.values.count(where: condition) }

    mutating func put(_ entity: Entity) {
        self.entities[entity.id] = entity
        self.touched.insert(entity.id)
        self.recent.insert(entity.id)
    }

    /// Changes an entity in place; nothing happens when it is unknown.
    mutating func update(_ id: String, _ change: (inout Entity) -> Void) {
        guard var entity = self.entities[id] else { return }
        change(&entity)
        self.put(entity)
    }

    /// The ids of what changed since this was last asked, however often it was written meanwhile.
    mutating func takeRecent() -> Set<String> {
        defer { self.recent.removeAll() }
        return self.recent
    }

    func first(where condition: (Entity) -> Bool) -> Entity? { self.entities.values.first(where: condition) }

    mutating func takeTouched() -> [Entity] {
        let taken = self.touched.sorted().compactMap { self.entities[$0] }
        self.touched.removeAll()
        return taken
    }
}
