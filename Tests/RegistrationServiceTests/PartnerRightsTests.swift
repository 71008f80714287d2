@testable import CommandExecution
import Contracts
import HTTPTypes
@testable import Intake
import Logging
import OperatorCommands
@testable import Pipeline
import PostgresClient
@testable import RegistrationService
import ServiceKit
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(10)))
struct PartnerRightsTests {
    private static func row(_ id: String, _ kind: PartnerKind = .institution, isActive: Bool = true)
        -> PartnerStore.Row
    {
        PartnerStore.Row(partner: Partner(id: id, kind: kind, name: id), isActive: isActive, hasToken: false)
    }

    private static let rows = [row("calendar", .calendar), row("lister"), row("gone", isActive: false), row("mitros")]

    private static func principals(_ arguments: [String], file: String = "") throws -> [String: String] {
        let asked = try OperatorWords.parse(arguments, as: PartnerCommand.Rights.self)
        let rights = try PartnerRights(
            try #require(asked as? PartnerCommand.Rights), rows: Self.rows
        ) { name in
            guard name == "file" else { throw UsageError("cannot read \(name)") }
            return file
        }
        return Dictionary(rights.principals.map { ($0.id, "\($0.principal)") }, uniquingKeysWith: { $1 })
    }

    @Test func onePartnerOrAllThatAreActive() throws {
        #expect(try Self.principals(["lister"]) == ["lister": "User:lister"])
        #expect(try Self.principals(["gone"]) == ["gone": "User:gone"])
        #expect(try Self.principals(["lister", "--principal", "User:x"]) == ["lister": "User:x"])
        #expect(try Self.principals(["--all"]) == ["lister": "User:lister", "mitros": "User:mitros"])
        let file = "# our users\n\nlister User:CN=lister, O=Lister \nmitros\tUser:m\n"
        #expect(
            try Self.principals(["--all", "--principals-file", "file"], file: file)
                == ["lister": "User:CN=lister, O=Lister", "mitros": "User:m"])
    }

    /// All input is checked before the first right is granted.
    @Test(arguments: [
        ([], "", "needs an id, or --all"), (["nobody"], "", "there is no partner «nobody»"),
        (["lister", "--principal", "carol"], "", "User:carol"),
        (["lister", "--principal"], "", "Missing value for '--principal"),
        (["--all", "--file", "file"], "", "partner rights needs an id, or --all"),
        (["--all", "--principals-file", "other"], "", "cannot read other"),
        (["--all", "--principals-file", "file"], "lister User:l\nmitros carol", "file line 2"),
        (["--all", "--principals-file", "file"], "lister", "file line 1"),
        (["--all", "--principals-file", "file"], "lister User:l\nlister User:m", "there twice"),
        (["--all", "--principals-file", "file"], "gone User:g", "no active partner «gone»"),
    ])
    func whatIsWrongIsSaid(arguments: [String], file: String, word: String) {
        let error = #expect(throws: UsageError.self) { try Self.principals(arguments, file: file) }
        #expect(error?.description.contains(word) == true, "\(error as Any)")
    }

    /// The mistake `carol` for `User:carol` would break the authorisation of a whole cluster.
    @Test func aWrongPrincipalIsRefusedBeforeAnythingIsMade() async throws {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                _ = try await Migrator(PipelineSchema.migrations + RegistrationSchema.migrations).migrate(connection)
                var configuration = try ServiceConfiguration(environment: [:])
                // Nothing listens there: an attempt to make a topic would fail later, with another error.
                configuration.kafka = "127.0.0.1:1"
                configuration.database = database.url
                let context = CommandContext(
                    service: .registration, migrations: [], configuration: configuration,
                    logger: Logger(label: "test"))
                let error = await #expect(throws: UsageError.self) {
                    try await OperatorWords.run(
                        ["add", "nieuw", "--name", "Nieuw", "--kind", "institution", "--principal", "carol"],
                        as: PartnerCommand.self, in: context)
                }
                #expect(error?.description.contains("it begins with «User:», as in User:carol") == true)
                let rights = await #expect(throws: UsageError.self) {
                    try await OperatorWords.run(
                        ["rights", "lister", "--principal", "carol"], as: PartnerCommand.self, in: context)
                }
                #expect(rights?.description == error?.description)
                let known = try await connection.query("SELECT 1 FROM partner WHERE id = 'nieuw'")
                #expect(known.rows.isEmpty)
            }
        }
    }

    @Test func theSheetSaysWhichRightsThereAre() throws {
        let partner = Partner(id: "nieuw", kind: .institution, name: "Nieuw")
        let configuration = try ServiceConfiguration(environment: [:])
        for (rights, words) in [
            (RightsGiver.Answer.given, "User:n mag naar het ene topic schrijven"), (.notKept, "geen: deze broker kent"),
            (.notChecked, "geen: deze broker controleert"),
        ] {
            let sheet = HandoverSheet(
                partner: partner, token: PartnerToken.random(for: "nieuw"), rights: rights,
                principal: try AccessPrincipal(asked: "User:n"), quota: DayQuota(events: 250_000, bytes: 1_234_567),
                configuration)
            #expect(sheet.text.contains("| Rechten | \(words)"))
            #expect(sheet.text.contains("250.000 berichten") && sheet.text.contains("1.234.567 bytes"))
        }
    }
}

/// A partner is told that the service is unavailable; the operator is told which right is missing.
@Suite(.timeLimit(.minutes(10)))
struct IntakeProblemsTests {
    private static let missing = GatewayError("user «registration» has no right to it", isOfRights: true)

    @Test func theAnswerDoesNotBlameKafkaForAMissingRight() {
        for isSending in [true, false] {
            let answer = IntakeProblems.answer(Self.missing, isSending: isSending)
            #expect(answer.status == .serviceUnavailable && answer.headers[.retryAfter] == "60")
            #expect(answer.detail.contains("This service cannot") && !answer.detail.contains("Kafka does not answer"))
            #expect(!answer.detail.contains("registration"))
            let away = IntakeProblems.answer(GatewayError("away"), isSending: isSending)
            #expect(away.status == .serviceUnavailable && away.headers[.retryAfter] == "10")
            #expect(away.detail.hasPrefix("Kafka does not answer."))
        }
    }

    @Test func readyzNamesTheRightUntilTheSameThingWorks() {
        let status = ServiceStatus()
        let problems = IntakeProblems(status: status)
        let post = IntakeProblems.Attempt(path: "POST /v1/events", partner: "lister")
        let get = IntakeProblems.Attempt(path: "GET /v1/feedback", partner: "lister")
        problems.failed(post, Self.missing)
        #expect(
            status.problem
                == "POST /v1/events of lister failed when last tried: user «registration» has no right to it")
        problems.failed(get, Self.missing)
        #expect(status.problem?.hasPrefix("GET /v1/feedback of lister") == true)
        #expect(status.problem?.hasSuffix("(and 1 more)") == true)
        problems.worked(get)
        problems.worked(get)
        #expect(status.problem?.hasPrefix("POST /v1/events") == true)
        problems.worked(post)
        #expect(status.problem == nil)
    }
}
