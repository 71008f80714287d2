import Contracts
import PostgresClient
import Supervision
import Testing

/// `doctor` on a running installation: its servers, its programs, its topics.
@Suite(.serialized, .timeLimit(.minutes(8)))
struct DoctorTests {
    @Test func theEmbeddedInstallationIsWellAndASpoiltSettingIsNamed() async throws {
        try await InstallationTests.with(onOwnServers: true) { installation, endpoints, _ in
            for service in ServiceName.allCases {
                let outcome = try await installation.outcome(service, ["doctor"])
                #expect(outcome.status == 0, "\(outcome)")
                let lines = outcome.printed.split(separator: "\n")
                let others = lines.filter { !$0.hasPrefix("ok ") }
                #expect(others.count == 1 && others[0].contains("development broker"), "\(others)")
                #expect(lines.contains { $0.contains("topic doorstroom.\(service.rawValue):") })
            }
            let url = try #require(endpoints.postgres["matching"])
            let connection = try await PostgresConnection(url)
            try await connection.execute("ALTER ROLE CURRENT_USER SET synchronous_commit = off")
            await connection.close()
            let outcome = try await installation.outcome(.matching, ["doctor"])
            #expect(outcome.status == 1 && outcome.said.contains("1 thing is wrong"), "\(outcome)")
            let wrong = outcome.printed.split(separator: "\n").filter { $0.hasPrefix("WRONG") }
            #expect(wrong.count == 1 && wrong[0].contains("synchronous_commit is off"), "\(wrong)")
        }
    }

    /// The mistake `carol` for `User:carol` would break the authorisation of a whole cluster.
    @Test func rightsAreListedAndAWrongPrincipalIsRefused() async throws {
        try await InstallationTests.with(onOwnServers: true) { installation, _, _ in
            let listed = try await installation.run(.monitoring, ["rights"])
            #expect(listed.contains("Read, Describe, DescribeConfigs on topic doorstroom.matching"))
            let wrong = try await installation.outcome(.monitoring, ["rights", "carol"])
            #expect(wrong.status == 2 && wrong.said.contains("as in User:carol"), "\(wrong)")
            let none = try await installation.run(.monitoring, ["rights", "User:monitoring"])
            #expect(none == "this broker knows no rights\n")
            let partner = try await installation.run(.registration, ["partner", "rights", "lister"])
            #expect(partner == "lister: this broker knows no rights\n")
        }
    }
}
