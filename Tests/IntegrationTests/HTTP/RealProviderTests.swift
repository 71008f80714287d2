import Contracts
import Foundation
import JSON
import Supervision
import Testing

/// Signing in and out at two providers that are not ours, on a running installation: oidc-provider-mock, and Canaille,
/// which is complete. `Tests/Scripts/sign_in.py` fills in their forms.
///
/// `make providers` installs them, and `make browser` Selenium.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct RealProviderTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path
    private static let bin = Self.root + "/.build/providers/bin"

    private struct Seen: Decodable {
        let address: String
        let status: Int
        let title: String
    }

    /// - Parameters:
    ///   - command: starts the provider; gets its port and the service's address.
    ///   - answers: what a person fills in.
    private static func signIn(
        _ settings: [String: String], answers: [String],
        command: @escaping @Sendable (_ port: Int, _ service: String) -> (program: String, arguments: [String])
    ) async throws {
        try #require(
            FileManager.default.isExecutableFile(atPath: Self.bin + "/python"), "`make providers` installs them")
        let port = try FreePort.any()
        let given = [
            "DOORSTROOM_SIGNIN": "provider", "DOORSTROOM_OIDC_ISSUER": "http://127.0.0.1:\(port)",
            "DOORSTROOM_OIDC_CLIENT": "doorstroom", "DOORSTROOM_OIDC_SECRET": "geheim",
        ].merging(settings) { $1 }
        try await InstallationTests.with(options: { $0.signIn = given }) { installation, endpoints, _ in
            let service = try #require(endpoints.http["escalation"])
            let (program, arguments) = command(port, service)
            let log = FileManager.default.temporaryDirectory.appendingPathComponent("provider-\(port).log")
            let provider = try ChildProcess(
                name: "provider", executable: program, arguments: arguments,
                environment: ["PATH": "/usr/bin:/bin", "PYTHONWARNINGS": "ignore"], log: log.path)
            do {
                try await Self.waitFor("http://127.0.0.1:\(port)/.well-known/openid-configuration")
                let printed = try await ChildProcess.output(
                    Self.root + "/.build/browser/bin/python",
                    [Self.root + "/Tests/Scripts/sign_in.py", service + "/"] + answers)
                let pages = try printed.split(separator: "\n").map {
                    try JSONDecoder().decode(Seen.self, from: Data($0.utf8))
                }
                // In, and the inbox; out, here and there; and then the provider's own page again.
                let inbox = pages.filter { $0.address == service + "/" && $0.title.hasPrefix("Meldingen") }
                #expect(!inbox.isEmpty && inbox.allSatisfy { $0.status == 200 }, "\(printed)")
                #expect(pages.contains { $0.title.hasPrefix("U bent nu uitgelogd") }, "\(printed)")
                #expect(pages.last?.address.hasPrefix("http://127.0.0.1:\(port)/") == true, "\(printed)")
                let sessions = try await installation.run(.escalation, ["session", "list"])
                #expect(sessions.isEmpty)
            } catch {
                await provider.stop()
                throw error
            }
            await provider.stop()
            try? FileManager.default.removeItem(at: log)
        }
    }

    private static func waitFor(_ address: String) async throws {
        for _ in 0..<200 {
            if (try? await HTTPReader().bytes(address, expecting: 200)) != nil { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        Issue.record("\(address) does not answer")
    }

    @Test func atOidcProviderMock() async throws {
        let claims = #"{"sub": "ans", "name": "Ans", "roles": ["team-member:gemeente-1"]}"#
        try await Self.signIn([:], answers: ["sub=ans"]) { port, _ in
            (Self.bin + "/oidc-provider-mock", ["--port", String(port), "--user-claims", claims])
        }
    }

    @Test func atCanaille() async throws {
        let settings = [
            "DOORSTROOM_OIDC_SCOPES": "openid profile groups", "DOORSTROOM_OIDC_ROLES_CLAIM": "groups",
            "DOORSTROOM_OIDC_ROLES": "team=team-member:gemeente-1",
        ]
        let answers = ["login=ans", "password=een-lang-wachtwoord", "answer=accept"]
        try await Self.signIn(settings, answers: answers) { port, service in
            (
                Self.bin + "/python",
                [
                    Self.root + "/Tests/Scripts/canaille_provider.py", String(port), service + "/sign-in/callback",
                    service + "/signed-out",
                ]
            )
        }
    }
}
