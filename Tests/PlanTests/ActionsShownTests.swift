import Contracts
import EscalationDomain
@testable import EscalationService
import Foundation
import JSON
import Pipeline
import PostgresClient
import Simulation
import TestData
import TestSupport
import Testing

/// From `action.registered`, as the implementation team sends it, to `/api/v1/actions` (ESC-1, ESC-11).
@Suite(.timeLimit(.minutes(10)))
struct ActionsShownTests {
    /// The answer of the URL after these events, by action.
    private static func shown(
        _ events: [StreamEvent], before: @Sendable (PostgresConnection) async throws -> Void = { _ in }
    ) async throws -> [String: JSONValue] {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                _ = try await Migrator(EscalationSchema.migrations).migrate(connection)
                try await before(connection)
                let actions = try await connection.transaction { connection in
                    let processor = EscalationProcessor()
                    var state = try processor.load(on: connection)
                    for event in events { _ = try processor.apply(event, day: nil, to: &state) { $0 } }
                    try processor.save(processor.changes(of: &state), on: connection)
                    return try EscalationStore.load(on: connection).actions
                }
                let items = try JSONValue(encoding: actions).arrayValue ?? []
                return Dictionary(
                    items.map { ($0["id"]?.stringValue ?? "", $0) }, uniquingKeysWith: { first, _ in first })
            }
        }
    }

    @Test func everyPartyConditionAndBasisOfThePlanIsShown() async throws {
        let actions = try await Self.shown(PlayedYear.events([.actionRegistered]))
        let numbers = actions.values.compactMap { $0["number"]?.integerValue }
        #expect(Set(numbers) == Set(1...39))
        // Actions 4, 6, 16, 19 and 28 name eight consulted parties, by task.
        let consulted = ["action-4": 1, "action-6a": 3, "action-16": 1, "action-19a": 2, "action-28a": 1]
        for (id, count) in consulted { #expect(actions[id]?["consulting"]?.arrayValue?.count == count, "\(id)") }
        #expect(actions["action-2"]?["partners"] == ["zorginstellingen"])
        #expect(actions["action-2"]?["consulting"] == nil)
        #expect(actions["action-7"]?["holder"] == "corporaties, zorginstellingen en gemeente")
        let conditional = actions.filter { $0.value["condition"] != nil }.keys.sorted()
        #expect(conditional == ["action-4", "action-7"])
        #expect(actions["action-18"]?["basis"] == ["tripartite-agreement", "performance-agreements"])
        #expect(actions.values.allSatisfy { $0["basis"]?.arrayValue?.isEmpty == false })
    }

    @Test func tasksOfOneActionHaveDatesOfTheirOwn() async throws {
        let actions = try await Self.shown(PlayedYear.events([.actionRegistered]))
        func due(_ id: String) -> String? { actions[id]?["dueOn"]?.stringValue }
        #expect(due("action-6a") == "2019-06-30" && due("action-6b") == "2019-09-30" && due("action-6c") == nil)
        #expect(due("action-9a") == "2019-09-30" && due("action-9b") == "2019-09-30")
        #expect(due("action-14a") == "2019-12-31" && due("action-14b") == "2019-12-31")
        #expect(due("action-19a") == "2019-12-31" && due("action-19b") == "2020-12-31")
        #expect(due("action-28a") == nil && due("action-28b") == "2020-01-01")
        #expect(due("action-1") == "2020-03-31")
    }

    /// An earlier release, without these two fields, stored the action.
    @Test func anActionStoredWithoutTheFieldsIsStillThere() async throws {
        let old = """
            {"id":"action-2","number":2,"title":"385 woningen","holder":"corporaties","partners":["zorginstellingen"],
             "state":"running","history":[{"state":"open"}]}
            """
        let actions = try await Self.shown([]) { connection in
            try await connection.query(
                "INSERT INTO entity (kind, id, document) VALUES ('action', 'action-2', $1::jsonb)", [.text(old)])
        }
        #expect(actions["action-2"]?["partners"] == ["zorginstellingen"])
        #expect(actions["action-2"]?["consulting"] == nil && actions["action-2"]?["condition"] == nil)
    }
}
