import EscalationDomain
import Pipeline
import PostgresClient

/// Escalation's entities in the database.
enum EscalationStore {
    static func load(on database: isolated PostgresConnection) throws -> EscalationSnapshot {
        var snapshot = EscalationSnapshot()
        snapshot.alerts = try EntityStore.load(kind: "alert", on: database)
        snapshot.actions = try EntityStore.load(kind: "action", on: database)
        snapshot.waiting = try EntityStore.load(kind: "waiting", on: database)
        snapshot.early = try EntityStore.load(kind: "early", on: database)
        snapshot.clock = try EntityStore.load(kind: "clock", on: database)
        return snapshot
    }

    static func alert(_ id: String, on database: isolated PostgresConnection) throws -> Alert? {
        try EntityStore.find(kind: "alert", id: id, on: database)
    }

    static func save(_ changes: EscalationSnapshot, on database: isolated PostgresConnection) throws {
        try EntityStore.save(changes.alerts, kind: "alert", on: database)
        try EntityStore.save(changes.actions, kind: "action", on: database)
        try EntityStore.save(changes.waiting, kind: "waiting", on: database)
        try EntityStore.save(changes.early, kind: "early", on: database)
        try EntityStore.save(changes.clock, kind: "clock", on: database)
    }
}
