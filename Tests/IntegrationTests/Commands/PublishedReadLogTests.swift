import Access
import Contracts
import Foundation
import JSON
import KafkaClient
import Pipeline
import PostgresClient
import ServiceKit
import SignIn
import Supervision
import TestData
import TestSupport
import Testing

/// The heads of the read logs on the services' streams, as an auditor meets them.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct PublishedReadLogTests {
    private static func day(_ date: String, _ installation: Installation) async throws {
        let client = try IntakeClient(configuration: try await installation.clientConfiguration)
        let event = try SentEvent.day(date).event
        let answer = try await client.send(
            [
                PartnerMessage(
                    key: date, body: event.bytes,
                    headers: [EventHeader("content-type", CloudEvent.structuredContentType)])
            ], as: "calendar"
        ).first
        await client.close()
        #expect(answer?.isAccepted == true, "\(String(describing: answer?.data))")
    }

    /// Waits until a service has published these numbers of rows, after it completed the day.
    private static func expect(
        _ rows: [Int], from service: ServiceName, after date: String, _ installation: Installation
    ) async throws {
        let configuration = try await installation.clientConfiguration
        let topics = Topics(prefix: configuration.topicPrefix)
        let kafka = KafkaConfiguration(
            bootstrapServers: configuration.kafka, clientId: "auditor", properties: configuration.kafkaProperties)
        try await eventually("\(rows) from \(service)", within: .seconds(30)) {
            guard try await !StreamScan.events(about: date, from: service, topics: topics, kafka: kafka).isEmpty else {
                return false
            }
            let heads = try await StreamScan.events(
                about: ReadLogStatement.subject, from: service, topics: topics, kafka: kafka)
            return try heads.map { try $0.read(ReadLogCheckpointed.self).rows } == rows
        }
    }

    private static func see(_ service: ServiceName, _ installation: Installation, _ folder: String) async throws {
        _ = try await installation.run(service, ["stream", "\(folder)/stream-\(UUID())", "--references"])
    }

    @Test func eachServicePublishesItsHeadOnceADayAndALogWrittenAnewShows() async throws {
        try await InstallationTests.with { installation, endpoints, folder in
            for service in ServiceName.allCases {
                for _ in 1...2 { try await Self.see(service, installation, folder) }
            }
            try await Self.day("2019-07-01", installation)
            for service in ServiceName.allCases {
                try await Self.expect([2], from: service, after: "2019-07-01", installation)
            }
            // A day on which nobody saw a person adds nothing; the next one does.
            try await Self.day("2019-07-02", installation)
            for service in ServiceName.allCases {
                try await Self.expect([2], from: service, after: "2019-07-02", installation)
                try await Self.see(service, installation, folder)
            }
            try await Self.day("2019-07-03", installation)
            for service in ServiceName.allCases {
                try await Self.expect([2, 3], from: service, after: "2019-07-03", installation)
                let verified = try await installation.outcome(service, ["readlog", "verify"])
                #expect(verified.status == 0, "\(verified)")
                #expect(verified.printed.contains("published heads that fit: 2, the last one of row 3"))
                let url = try #require(endpoints.postgres[service.rawValue])
                try await Self.mark(url, 9_000)
                let beyond = try await installation.outcome(service, ["readlog", "verify"])
                #expect(beyond.status == 1 && beyond.said.contains("row 9000 was published"), "\(beyond)")
                try await Self.mark(url, 3)
                try await Self.writeAnew(url)
                let changed = try await installation.outcome(service, ["readlog", "verify"])
                #expect(changed.status == 1 && changed.said.contains("row 2 is not what it was"), "\(changed)")
                // The log alone does not show it.
                let alone = try await installation.outcome(service, ["readlog", "verify", "--without-stream"])
                #expect(alone.status == 0 && alone.printed.contains("the stream was not read"))
            }
        }
    }

    /// Changes the mark of the last published row, as somebody who wants no more heads to be published.
    private static func mark(_ url: String, _ row: Int) async throws {
        let connection = try await PostgresConnection(url)
        try await connection.query("UPDATE read_log_publication SET nr = $1", [.int(Int64(row))])
        await connection.close()
    }

    /// A head that was published has to be on the stream of a broker that keeps its topics.
    @Test func aStreamWithoutTheHeadShows() async throws {
        try await InstallationTests.with { installation, endpoints, folder in
            try await Self.see(.matching, installation, folder)
            try await Self.day("2019-07-01", installation)
            try await Self.expect([1], from: .matching, after: "2019-07-01", installation)
            let configuration = try await installation.clientConfiguration
            let url = try #require(endpoints.postgres["matching"])
            let properties = configuration.kafkaProperties.map { "\($0)=\($1)" }.joined(separator: ";")
            let environment = [
                "DOORSTROOM_DATABASE": url, "DOORSTROOM_KAFKA": endpoints.kafka,
                "DOORSTROOM_KAFKA_PROPERTIES": properties, "DOORSTROOM_TOPIC_PREFIX": "elsewhere",
            ]
            for (log, status) in [("durable", 1), ("embedded", 0)] {
                let outcome = try await ChildProcess.outcome(
                    Programs.folder + "/doorstroom-matching", ["readlog", "verify"],
                    environment: environment.merging(["DOORSTROOM_LOG": log]) { $1 })
                #expect(outcome.status == status, "\(outcome)")
                #expect(outcome.said.contains("is not on elsewhere.matching") == (status == 1), "\(outcome)")
            }
            // The other services are verified also when one fails.
            try await Self.writeAnew(url)
            let all = try await DoorstroomCommand(folder: folder)(
                ["readlog", "verify"],
                environment: [
                    "DOORSTROOM_TOPIC_PREFIX": configuration.topicPrefix, "DOORSTROOM_KAFKA_PROPERTIES": properties,
                ])
            #expect(all.status == 1 && all.errors.contains("row 1 is not what it was"), "\(all)")
            #expect(
                all.lines.compactMap { $0.split(separator: " ").first } == ["registration", "monitoring", "escalation"])
        }
    }

    /// Replaces the whole log by one that fits in itself.
    private static func writeAnew(_ url: String) async throws {
        let connection = try await PostgresConnection(url)
        try await connection.execute(
            """
            ALTER TABLE read_log DISABLE TRIGGER ALL; DELETE FROM read_log;
            UPDATE read_log_head SET nr = 0, digest = decode(repeat('00', 32), 'hex')
            """)
        for _ in 1...3 {
            let entry = ReadLogEntry(
                viewer: "nobody", roles: [], client: "", by: "stream", kind: .applications, persons: ["x"])
            try await connection.transaction { _ = try ReadLog.append(entry, on: $0) }
        }
        await connection.close()
    }
}
