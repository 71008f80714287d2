import Access
import Contracts
@testable import EscalationService
import Foundation
import Hummingbird
import JSON
import Logging
import PostgresClient
import ServiceKit
@testable import SignIn
import Supervision
import TestSupport
import Testing
import Vocabulary

/// The inbox and the sign-in page in a browser, by `Tests/Scripts/browser.py`: with alerts of all kinds, and empty.
///
/// `make browser` installs what the script needs. Screenshots and prints are left in `.build/pages`.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct InboxBrowserTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    @Test(arguments: ["full", "empty"])
    func theInboxHasNoFindings(content: String) async throws {
        try await EscalationRun.with { run in
            try await run.start("2019-10-01") { run in
                guard content == "full" else { return }
                run.signal(on: "2019-10-01", "serious")
                run.signal(
                    on: "2019-10-01", subject: "group:wlz",
                    sentence: String(repeating: "Verblijfsvergunninghouderswoonbegeleidingstrajecten ", count: 12))
                run.signal(on: "2019-10-01", subject: "group:x", sentence: "<script>alert(1)</script> & \"'")
                run.signal(on: "2019-10-01", subject: "group:gone")
            }
            if content == "full" {
                let alerts = try await run.alerts()
                let first = try #require(alerts.first?["id"]?.stringValue)
                try run.send(.alertAcknowledged, ["alertId": .string(first), "member": "gemeente-1"])
                try await run.start("2019-10-02") { $0.cleared(on: "2019-10-02", subject: "group:gone") }
            }
            let printed = try await Self.look(run.database, folder: content)
            #expect(
                printed.contains("\"pages\": 3") && printed.contains("\"findings\": []"), "\(printed.suffix(2_000))")
        }
    }

    /// Serves the service's routes on loopback and looks at them as a member of the team.
    private static func look(_ database: TestDatabase, folder: String) async throws -> String {
        let python = Self.root + "/.build/browser/bin/python"
        try #require(FileManager.default.isExecutableFile(atPath: python), "`make browser` installs Selenium and axe")
        let address = "http://127.0.0.1:\(try FreePort.any())"
        let configuration = try ServiceConfiguration(environment: [
            "DOORSTROOM_PUBLIC_URL": address, "DOORSTROOM_SIGNIN": "development", "DOORSTROOM_DATABASE": database.url,
        ])
        let logger = Logger(label: "test")
        let signIn = try SignIn(.escalation, configuration, logger: logger)
        let secret = Secret()
        let new = SessionStore.New(
            means: .development, subject: "p", name: "Ans van der Meulen-Oudekerk",
            grants: Seat.all.prefix(2).compactMap { Grant(.teamMember, seat: $0) })
        try await database.withConnection { connection in
            try await connection.transaction {
                try SessionStore.add(new, secret, terms: signIn.settings.terms, on: $0)
            }
        }
        let pool = PostgresPool(database.url, applicationName: "test-http", maximum: 2)
        let inbox = Inbox(pool: pool, desk: AcknowledgementDesk(configuration), signIn: signIn, logger: logger)
        let port = Int(address.split(separator: ":").last ?? "") ?? 0
        let printed = TestBox("")
        try await RunningListener.with(port: port) { router in
            signIn.guarding(router) { EscalationRoutes(pool: pool, inbox: inbox).add(to: $0) }
        } _: { _ in
            let arguments = [
                Self.root + "/Tests/Scripts/browser.py", "--output", Self.root + "/.build/pages/inbox-\(folder)",
                "--cookie", "doorstroom-escalation-session=\(secret.text)", address + "/", address + "/?lang=en",
                address + "/sign-in",
            ]
            let outcome = try await ChildProcess.outcome(python, arguments, environment: Environment.current)
            printed.change { $0 = outcome.printed + outcome.said }
        }
        await pool.close()
        return printed.value
    }
}
