import Contracts
@testable import EscalationService
import JSON
import Testing

/// The two streams are read side by side: whichever is ahead, the answers are the same to the byte.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct ReplayTests {
    private enum Lead { case none, canonical, monitoring }

    private static func act(_ alert: String, _ more: [(String, JSONValue)] = []) -> JSONValue {
        .object(([("alertId", .string(alert)), ("member", "gemeente-1")] + more).map { JSONMember($0.0, $0.1) })
    }

    private static func canonical(_ run: EscalationRun, _ part: Int, _ alert: String) throws {
        switch part {
        case 0: try run.canonicalDay("2019-10-01")
        case 1:
            try run.send(.alertAcknowledged, Self.act(alert), id: "a")
            try run.send(.alertAcknowledged, Self.act("nothing"), id: "b")
            try run.canonicalDay("2019-10-02")
        case 2:
            try run.send(.alertAcknowledged, Self.act(alert), id: "c")
            try run.canonicalDay("2019-10-03")
        default:
            try run.send(.alertResolved, Self.act(alert, [("resolution", "solved")]), id: "d")
            try run.canonicalDay("2019-10-04")
        }
    }

    private static func monitoring(_ run: EscalationRun, _ part: Int) {
        switch part {
        case 0: run.signal(on: "2019-10-01")
        case 1: run.cleared(on: "2019-10-02")
        case 2: run.signal(on: "2019-10-03", "serious")
        default: break
        }
        run.monitoringDay("2019-10-0\(part + 1)")
    }

    private static func outcome(_ lead: Lead, _ alert: String) async throws -> (
        answers: [String], alerts: String, id: String
    ) {
        var result: (answers: [String], alerts: String, id: String) = ([], "", "")
        try await EscalationRun.with { run in
            switch lead {
            case .none:
                for part in 0..<4 {
                    try Self.canonical(run, part, alert)
                    Self.monitoring(run, part)
                    try await run.work()
                }
            case .canonical:
                for part in 0..<4 { try Self.canonical(run, part, alert) }
                try await run.work()
                try await run.restart()
                for part in 0..<4 {
                    Self.monitoring(run, part)
                    try await run.work()
                }
            case .monitoring:
                for part in 0..<4 { Self.monitoring(run, part) }
                try await run.work()
                try await run.restart()
                for part in 0..<4 {
                    try Self.canonical(run, part, alert)
                    try await run.work()
                }
            }
            result = (run.answerBytes, try await run.get("/api/v1/alerts"), try await run.alertId())
        }
        return result
    }

    @Test func theSameAnswersWhicheverStreamIsAhead() async throws {
        // The id is derived from the signal's number and is therefore the same in every run.
        let alert = try await Self.outcome(.none, "unknown").id
        let expected = try await Self.outcome(.none, alert)
        let codes = expected.answers.compactMap { try? JSONParser.parse(Array($0.utf8)) }
            .map { "\($0["subject"]?.stringValue ?? "") \($0["data"]?["code"]?.stringValue ?? "applied")" }
        #expect(codes == ["a applied", "b alert-unknown", "c alert-resolved", "d applied"])
        for lead in [Lead.canonical, .monitoring] {
            let other = try await Self.outcome(lead, alert)
            #expect(other.answers == expected.answers)
            #expect(other.alerts == expected.alerts)
        }
    }

    @Test func peopleSeeActsBeforeTheirDayIsDone() async throws {
        try await EscalationRun.with { run in
            try await run.start("2019-10-01") { $0.signal(on: "2019-10-01") }
            let alert = try await run.alertId()
            // Monitoring has stopped.
            try run.canonicalDay("2019-10-02")
            try run.send(.alertAcknowledged, Self.act(alert), id: "e")
            try await run.work()
            #expect(run.answers.isEmpty)
            #expect((try await run.page()).contains("Gezien door Gemeente, lid 1 op 2 oktober 2019"))
            run.monitoringDay("2019-10-02")
            try await run.work()
            #expect(run.answers == ["e applied"])
        }
    }
}
