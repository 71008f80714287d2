import Access
import CommandExecution
import Contracts
import JSON
import Logging
@testable import MatchingService
import OperatorCommands
import Pipeline
import PostgresClient
import ServiceKit
@testable import SignIn
import TestSupport
import Testing

/// Commands that print references to persons: masked, or with `--references` and then in the read log.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct PrintedReferencesTests {
    @Test func aPlacementNamesItsClientOnlyWhenAsked() async throws {
        try await MatchingRun.with { run in
            try await run.prepare()
            let made = try await run.start("2019-08-02")
            let presentation = try #require(made.first { $0.type == InternalType.presentationMade.wireName }?.subject)
            try await run.tell(.matchChosen, presentation, from: "mitros", ["applicationId": "a"])
            let placements = try await PlacementExport.placements(run.connection)
            #expect(PlacementExport.lines(placements, isWhole: false).map { $0.contains(",masked,lister,") } == [true])
            #expect(PlacementExport.lines(placements, isWhole: true).map { $0.contains(",a,lister,") } == [true])
        }
    }

    @Test func aCommandWithReferencesStandsInTheReadLog() async throws {
        try await MatchingRun.with { run in
            try await run.prepare()
            try await run.start("2019-08-02")
            let context = CommandContext(
                service: .matching, migrations: MatchingSchema.migrations,
                configuration: try ServiceConfiguration(environment: ["DOORSTROOM_DATABASE": run.database.url]),
                logger: Logger(label: "test"))
            let words = ["what-if", "r1", "--candidates-per-dwelling", "1", "--json"]
            for further in [[], ["--references"]] {
                try await OperatorWords.run(words + further, as: RoundCommand.self, in: context)
            }
            var rows: [ReadLog.Row] = []
            try await ReadLog.forEach(on: run.connection) { rows.append($0) }
            #expect(rows.map(\.entry.by) == ["matching round what-if"])
            #expect(
                rows.first?.entry.viewer.hasPrefix("operator:") == true && rows.first?.entry.persons.isEmpty == false)
        }
    }
}
