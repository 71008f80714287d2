import Contracts
import Foundation
import Supervision
import Testing

/// Schemathesis over the OpenAPI documents that a running installation gives, with and without a token.
///
/// `make schemathesis` installs it.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct SchemathesisTests {
    private static let program =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path + "/.build/schemathesis/bin/schemathesis"

    @Test func everyDocumentHoldsWithAndWithoutAToken() async throws {
        try #require(FileManager.default.isExecutableFile(atPath: Self.program), "`make schemathesis` installs it")
        try await InstallationTests.with { installation, endpoints, _ in
            let sheet = try await installation.run(.registration, ["partner", "rotate", "lister"])
            let partner = try #require(sheet.firstMatch(of: /doorstroom_lister_[A-Za-z0-9_-]+/)).output
            let own = try #require(endpoints.token)
            let (registration, matching) = (
                try #require(endpoints.http["registration"]), try #require(endpoints.http["matching"])
            )
            for (api, token) in [
                (registration + "/api/v1", own), (matching + "/api/v1", own), (registration + "/v1", String(partner)),
            ] {
                try await Self.run(api, header: "Authorization: Bearer \(token)")
                // The intake answers wrong tokens once a second, so that nobody can guess: it is left out.
                if token == own { try await Self.run(api, header: "Authorization: Bearer no-such-token") }
                try await Self.run(api, header: "X-No-Token: 1")
            }
            // It can fail: below this path nothing is as the document says.
            let wrong = try await Self.outcome(
                registration + "/v1", at: registration + "/livez", header: "X-No-Token: 1")
            #expect(wrong.status != 0)
        }
    }

    private static func run(_ api: String, header: String) async throws {
        let outcome = try await Self.outcome(api, at: api, header: header)
        #expect(outcome.status == 0, "\(api): \(outcome.printed.suffix(2_000))")
    }

    private static func outcome(
        _ api: String, at address: String, header: String
    ) async throws -> (printed: String, said: String, status: Int32) {
        // The intake refuses events for reasons that no schema can say, such as a reference that is not registered.
        try await ChildProcess.outcome(
            Self.program,
            [
                "run", api + "/openapi.json", "--url", address, "--header", header, "--max-examples", "20", "--seed",
                "1",
                "--exclude-checks", "positive_data_acceptance",
            ], environment: ["PATH": "/usr/bin:/bin", "HOME": FileManager.default.temporaryDirectory.path])
    }
}
