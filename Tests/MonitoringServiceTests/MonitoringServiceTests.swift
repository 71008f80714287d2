import Contracts
import JSON
import Pipeline
import PostgresClient
import TestSupport
import Testing

/// Monitoring at its seams: events of two streams in, figures and signals out, the read API.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct MonitoringServiceTests {
    /// A client who has waited longer than three months on 1 August.
    private static let late: [String: JSONValue] = [
        "group": "mo-bw", "route": "outflow", "waitingSince": "2019-01-01", "readyFrom": "2019-01-01",
        "category": .null, "veraGroup": .null, "urgency": .null,
    ]

    private func subjects(_ emissions: [Emission], _ type: String) -> [String] {
        emissions.filter { $0.type == type }.map(\.subject)
    }

    @Test func figuresAndSignalsFollowFromTheDay() async throws {
        try await MonitoringRun.with { run in
            try await run.start("2019-07-31")
            #expect(try await run.tell(.applicationSubmitted, "a", from: "lister", Self.late).isEmpty)
            let emissions = try await run.start("2019-08-01")
            #expect(emissions.allSatisfy { $0.audience == .stream })
            #expect(
                self.subjects(emissions, InternalType.indicatorMeasured.wireName).contains {
                    $0.hasPrefix("waiting-count")
                })
            let signal = try #require(emissions.first { $0.type == InternalType.signalRaised.wireName })
            #expect(signal.data["kind"] == "waiting-over-norm" && signal.data["subject"] == "group:mo-bw")
            let listed = try await run.list("/api/v1/signals")
            #expect(listed.compactMap { $0["signalId"] } == [signal.data["signalId"]])

            // After the withdrawal the signal is cleared under the same id, even by another process.
            try await run.restart()
            try await run.tell(.applicationWithdrawn, "a", from: "lister", ["withdrawnOn": "2019-08-01"])
            let next = try await run.start("2019-08-02")
            #expect(self.subjects(next, InternalType.signalCleared.wireName) == [signal.subject])
        }
    }

    @Test func aPlacementOfMatchingCountsUntilItIsCancelled() async throws {
        func placed(_ run: MonitoringRun) async throws -> String? {
            try await run.list("/api/v1/indicators?id=placed-count&period=2019&dimension=total").first?["text"]?
                .stringValue
        }
        try await MonitoringRun.with { run in
            try await run.tell(.applicationSubmitted, "a", from: "lister", Self.late)
            try await run.tell(
                of: .matching, .placementConfirmed, "p1",
                [
                    "id": "p1", "presentationId": "x", "roundId": "r1", "dwellingId": "d1", "corporation": "mitros",
                    "district": "WK034407", "applicationId": "a", "institution": "lister", "group": "mo-bw",
                    "route": "outflow", "contractForm": "own", "decidedOn": "2019-08-01", "waitingSince": "2019-01-01",
                ])
            try await run.start("2019-08-02")
            #expect(try await placed(run) == "1")
            try await run.tell(
                of: .matching, .placementCancelled, "p1",
                [
                    "id": "p1", "presentationId": "x", "roundId": "r1", "dwellingId": "d1", "corporation": "mitros",
                    "district": "WK034407", "applicationId": "a", "institution": "lister", "group": "mo-bw",
                    "route": "outflow", "contractForm": "own", "decidedOn": "2019-08-01", "waitingSince": "2019-01-01",
                    "cancelledOn": "2019-08-02", "cancelledWhy": "client-refused",
                ])
            try await run.start("2019-08-03")
            #expect(try await placed(run) != "1")
        }
    }

    @Test(
        arguments: [
            ("id=made-up", "id has to be"), ("period=made-up", "period has to be"),
            ("dimension=made-up", "dimension has to be"),
        ])
    func aQueryThatCannotBeReadIsRefused(query: String, words: String) async throws {
        try await MonitoringRun.with { run in
            let answer = try await run.get("/api/v1/indicators?\(query)")
            #expect(answer.status == 400 && answer.isProblem)
            #expect(answer.body.contains(words) && !answer.body.contains("made-up"))
        }
    }

    @Test func everyOtherErrorHasTheSameForm() async throws {
        try await MonitoringRun.with { run in
            let path = try await run.get("/api/v1/made-up")
            #expect(path.status == 404 && path.isProblem && !path.body.contains("made-up"))
            try await run.connection.execute("DROP TABLE entity CASCADE")
            let broken = try await run.get("/api/v1/signals")
            #expect(broken.status == 500 && broken.isProblem && !broken.body.contains("entity"))
        }
    }
}
