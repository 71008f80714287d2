@testable import Messaging
import PostgresClient
import TestSupport
import Testing

@Suite struct ScratchTests {
    @Test func a() async throws {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { other in
                _ = try await Migrator(MessagingSchema.migrations).migrate(other)
                let i: Int? = try await other.transaction { database in print("IN int?"); return Int?.some(3) }
                print("OUT", i as Any)
                let j = try await other.transaction { database in print("IN int"); return 3 }
                print("OUT", j as Any)
                let r = try await other.transaction { database in print("IN region"); return try RegionStore.acquire("x", on: database) }
                print("OUT", r as Any)
                let s = try await other.transaction { database in print("IN region2"); return try RegionStore.acquire("y", on: database) }
                print("OUT", s as Any)
            }
            let c = try await database.connect()
            let s = try await c.transaction { database in print("IN region3"); return try RegionStore.acquire("y", on: database) }
            print("OUT", s as Any)
        }
    }
}
