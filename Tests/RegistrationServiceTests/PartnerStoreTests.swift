import Contracts
import Pipeline
import PostgresClient
@testable import RegistrationService
import TestSupport
import Testing

/// A partner cannot get an id, a name or a source of another, nor a source that contains another's or lies below it.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct PartnerStoreTests {
    private static func with(_ body: (PostgresConnection) async throws -> Void) async throws {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                _ = try await Migrator(PipelineSchema.migrations + RegistrationSchema.migrations).migrate(connection)
                try await body(connection)
            }
        }
    }

    private static func partner(_ id: String, name: String? = nil, _ sources: [String] = []) -> Partner {
        Partner(id: id, kind: .institution, name: name ?? "Naam van \(id)", furtherSources: sources)
    }

    private static func add(_ partner: Partner, _ connection: PostgresConnection) async throws {
        try await connection.transaction {
            try PartnerStore.add(partner, token: PartnerToken.random(for: partner.id), on: $0)
        }
    }

    @Test func overlappingSourcesAreRefused() async throws {
        try await Self.with { connection in
            try await Self.add(Self.partner("nieuw", ["urn:nld:oin:00000001", "https://zorg.example/a"]), connection)
            let refused = [
                Self.partner("lister"), Self.partner("nieuw"), Self.partner("ander", name: "Naam van nieuw"),
                Self.partner("service"), Self.partner("registration"), Self.partner("matching"),
                Self.partner("monitoring"), Self.partner("escalation"),
                Self.partner("ander", ["urn:nld:doorstroom"]), Self.partner("ander", ["urn:nld"]),
                Self.partner("ander", ["urn"]), Self.partner("ander", ["urn:nld:doorstroom:lister"]),
                Self.partner("ander", ["urn:nld:doorstroom:lister:bureau"]),
                Self.partner("ander", ["urn:nld:doorstroom:service:matching"]),
                Self.partner("ander", ["urn:nld:oin:00000001"]), Self.partner("ander", ["urn:nld:oin"]),
                Self.partner("ander", ["urn:nld:oin:00000001:bureau"]),
            ]
            for partner in refused {
                await #expect(throws: PartnerStore.PartnerError.self, "\(partner)") {
                    try await connection.transaction { try PartnerStore.check(partner, on: $0) }
                }
                await #expect(throws: PartnerStore.PartnerError.self, "\(partner)") {
                    try await Self.add(partner, connection)
                }
            }
            // A source that only shares a prefix is a different one.
            try await Self.add(Self.partner("ander", ["urn:nld:oin:000000012", "urn:nld:doorstroomx"]), connection)
            try await Self.add(Self.partner("lister-2"), connection)
            let directory = try await connection.transaction { try PartnerStore().load(on: $0) }
            #expect(directory.owner(ofSource: "urn:nld:oin:00000001:bureau")?.id == "nieuw")
            #expect(directory.owner(ofSource: "urn:nld:oin:000000012")?.id == "ander")
            #expect(directory.owner(ofSource: "urn:nld:doorstroom:lister")?.id == "lister")
        }
    }
}
