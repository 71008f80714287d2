import MonitoringDomain
import Pipeline
import PostgresClient

/// Monitoring's records in the database.
enum MonitoringStore {
    static func load(on database: isolated PostgresConnection) throws -> MonitoringSnapshot {
        var snapshot = MonitoringSnapshot()
        snapshot.applications = try EntityStore.load(kind: "application", on: database)
        snapshot.corporations = try EntityStore.load(kind: "corporation", on: database)
        snapshot.targets = try EntityStore.load(kind: "target", on: database)
        snapshot.counts = try EntityStore.load(kind: "count", on: database)
        snapshot.allocations = try EntityStore.load(kind: "allocation", on: database)
        snapshot.tenancies = try EntityStore.load(kind: "tenancy", on: database)
        snapshot.dwellings = try EntityStore.load(kind: "dwelling", on: database)
        snapshot.rounds = try EntityStore.load(kind: "round", on: database)
        snapshot.actions = try EntityStore.load(kind: "action", on: database)
        snapshot.quotas = try EntityStore.load(kind: "quota", on: database)
        snapshot.presentations = try EntityStore.load(kind: "presentation", on: database)
        snapshot.proposals = try EntityStore.load(kind: "proposal", on: database)
        snapshot.placements = try EntityStore.load(kind: "placement", on: database)
        snapshot.dwellingAvailability = try EntityStore.load(kind: "standing", on: database)
        snapshot.clock = try EntityStore.load(kind: "clock", on: database)
        snapshot.signals = try EntityStore.load(kind: "signal", on: database)
        snapshot.verdicts = try EntityStore.load(kind: "verdict", on: database)
        snapshot.published = try EntityStore.load(kind: "published", on: database)
        return snapshot
    }

    static func save(_ changes: MonitoringSnapshot, on database: isolated PostgresConnection) throws {
        try EntityStore.save(changes.applications, kind: "application", on: database)
        try EntityStore.save(changes.corporations, kind: "corporation", on: database)
        try EntityStore.save(changes.targets, kind: "target", on: database)
        try EntityStore.save(changes.counts, kind: "count", on: database)
        try EntityStore.save(changes.allocations, kind: "allocation", on: database)
        try EntityStore.save(changes.tenancies, kind: "tenancy", on: database)
        try EntityStore.save(changes.dwellings, kind: "dwelling", on: database)
        try EntityStore.save(changes.rounds, kind: "round", on: database)
        try EntityStore.save(changes.actions, kind: "action", on: database)
        try EntityStore.save(changes.quotas, kind: "quota", on: database)
        try EntityStore.save(changes.presentations, kind: "presentation", on: database)
        try EntityStore.save(changes.proposals, kind: "proposal", on: database)
        try EntityStore.save(changes.placements, kind: "placement", on: database)
        try EntityStore.save(changes.dwellingAvailability, kind: "standing", on: database)
        try EntityStore.save(changes.clock, kind: "clock", on: database)
        try EntityStore.save(changes.signals, kind: "signal", on: database)
        try EntityStore.save(changes.verdicts, kind: "verdict", on: database)
        try EntityStore.save(changes.published, kind: "published", on: database)
    }
}
