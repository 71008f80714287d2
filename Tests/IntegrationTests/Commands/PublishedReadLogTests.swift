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

    /// The heads on a service's stream, once it has completed the day.
    private static func heads(
        of service: ServiceName, after date: String, _ installation: Installation
    ) async throws -> [ReadLogCheckpointed] {
        let configuration = try await installation.clientConfiguration
        let topic = Topics(prefix: configuration.topicPrefix).stream(service)
        var lines: [JSONValue] = []
        try await eventually("\(date) on \(topic)") {
            let text = try await ChildProcess.output(
                "/usr/bin/kcat",
                InstallationTests.kcat(configuration) + ["-C", "-t", topic, "-o", "beginning", "-e", "-q"])
            lines = try text.split(separator: "\n").map { try JSONParser.parse(Array($0.utf8)) }
            return lines.contains { $0["subject"]?.stringValue == date }
        }
        // The statement follows the day in a transaction of its own.
        try await Task.sleep(for: .milliseconds(500))
        return try await StreamScan.events(
            of: .readLogCheckpointed, from: service, topics: Topics(prefix: configuration.topicPrefix),
            kafka: KafkaConfiguration(
                bootstrapServers: configuration.kafka, clientId: "auditor", properties: configuration.kafkaProperties)
        ).map { try $0.read(ReadLogCheckpointed.self) }
    }

    @Test func eachServicePublishesItsHeadOnceADayAndALogWrittenAnewShows() async throws {
        try await InstallationTests.with { installation, endpoints, folder in
            for service in ServiceName.allCases {
                for number in 1...2 {
                    _ = try await installation.run(service, ["stream", "\(folder)/\(number)", "--references"])
                }
            }
            try await Self.day("2019-07-01", installation)
            for service in ServiceName.allCases {
                #expect(try await Self.heads(of: service, after: "2019-07-01", installation).map(\.rows) == [2])
            }
            // A day on which nobody saw a person adds nothing.
            try await Self.day("2019-07-02", installation)
            for service in ServiceName.allCases {
                #expect(try await Self.heads(of: service, after: "2019-07-02", installation).count == 1)
                let verified = try await installation.outcome(service, ["readlog", "verify"])
                #expect(verified.status == 0 && verified.printed.contains("published heads that fit: 1"))
                let url = try #require(endpoints.postgres[service.rawValue])
                try await Self.writeAnew(url)
                let changed = try await installation.outcome(service, ["readlog", "verify"])
                #expect(changed.status == 1 && changed.said.contains("row 2 is not what it was"), "\(changed)")
                // The log alone does not show it.
                let alone = try await installation.outcome(service, ["readlog", "verify", "--without-stream"])
                #expect(alone.status == 0 && alone.printed.contains("the stream was not read"))
            }
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
        for _ in 1...2 {
            let entry = ReadLogEntry(
                viewer: "nobody", roles: [], client: "", by: "stream", kind: .applications, persons: ["x"])
            try await connection.transaction { _ = try ReadLog.append(entry, on: $0) }
        }
        await connection.close()
    }
}
