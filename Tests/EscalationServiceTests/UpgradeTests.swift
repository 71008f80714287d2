import Contracts
import EscalationDomain
@testable import EscalationService
import Logging
import Pipeline
import PostgresClient
import ServiceKit
import TestSupport
import Testing

/// A database that an earlier version wrote.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct UpgradeTests {
    private static let notification = """
        {"id":"n1","alertId":"a1","channel":"webhook","audience":"implementation-team","idempotencyKey":"n1",
         "subject":"Nieuwe melding","body":"Er wachten mensen.","state":"failed","attempts":3,
         "nextAttemptAt":5,"changedAt":1}
        """

    private static let alert = """
        {"id":"a1","signalIds":["s1"],"kind":"waiting-over-norm","subject":"group:mo-bw",
         "transitions":[{"kind":"raised","on":"2019-08-01","severity":"attention","sentence":"Er wachten mensen."},
          {"kind":"cleared","on":"2019-09-01","severity":"attention","sentence":"Er wachten mensen."}],
         "acknowledgements":[{"member":"gemeente-2","on":"2019-08-03","day":"2019-08-03"}],"escalations":[]}
        """

    private static func fill(_ connection: PostgresConnection) async throws {
        let before = PipelineSchema.migrations + EscalationSchema.migrations.prefix(2)
        _ = try await Migrator(before).migrate(connection)
        try await connection.query(
            """
            INSERT INTO notification (id, document, state, attempts, next_attempt_at)
            VALUES ('n1', $1::text::jsonb, 'failed', 3, 5)
            """, [.text(Self.notification)])
        try await connection.query(
            "INSERT INTO entity (kind, id, document) VALUES ('alert', 'a1', $1::text::jsonb)", [.text(Self.alert)])
        try await connection.query(
            """
            INSERT INTO entity (kind, id, document)
            VALUES ('early', 'never', '{"id":"never","acknowledgements":[{"member":"x","on":"2019-08-03","day":"2019-08-03"}]}')
            """)
        _ = try await Migrator(PipelineSchema.migrations + EscalationSchema.migrations).migrate(connection)
    }

    /// Its alerts load, and waiting messages are sent: their alert is over by now, so they say so under a key of their
    /// own.
    @Test func waitingMessagesAreSentAfterAnUpgrade() async throws {
        try await TestPostgres.withDatabase { database in
            try await database.withConnection { connection in
                try await Self.fill(connection)
                let alerts = try await connection.transaction {
                    EscalationState(restoring: try EscalationStore.load(on: $0), channel: "webhook").allAlerts
                }
                #expect(alerts.map(\.status) == [.resolved])
                #expect(alerts.first?.history.map(\.kind) == [.raised, .acknowledged, .resolved])
                try await TestReceiver.with { receiver in
                    let notifier = Notifier(
                        database: database.url, channels: NotificationChannels([receiver.webhook]),
                        status: ServiceStatus(),
                        logger: Logger(label: "test"), now: { 1_000_000 })
                    try await notifier.recover(connection)
                    #expect(try await notifier.pass(connection) == 1)
                    #expect(try await notifier.pass(connection) == 0)
                    let said = try #require(receiver.received.first)
                    #expect(said.subject == "Voorbij: Mensen wachten te lang op een woning")
                    #expect(said.text.contains("opgelost op 1 september 2019"))
                    #expect(said.key == "n1-over" && said.number == 1 && said.on == nil)
                }
            }
        }
    }
}
