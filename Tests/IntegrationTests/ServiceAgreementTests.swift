import Contracts
import Foundation
import JSON
import KafkaClient
import Pipeline
import PostgresClient
import ServiceKit
import Simulation
import Supervision
import Testing
import YearPlay

/// The running service does what the documents and the offline validator say.
@Suite(.serialized, .timeLimit(.minutes(8)))
struct ServiceAgreementTests {
    @Test func everySampleGetsTheValidatorsVerdictAndNothingIsLost() async throws {
        try await InstallationTests.with { installation, endpoints, _ in
            let folder = Programs.root + "/docs/contract/samples"
            let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
                .sorted()
            let client = try IntakeClient(configuration: try await installation.clientConfiguration)
            let validator = EventValidator(directory: .plan)
            var count = 0
            for name in names {
                let body = Array(try InstallationTests.sample(name).utf8)
                // A body without a readable, known source goes to any partner's topic.
                let source = (try? JSONParser.parse(body))?["source"]?.stringValue
                let owner = source.flatMap { PartnerDirectory.plan.owner(ofSource: $0) }?.id ?? "lister"
                let message = PartnerMessage(
                    key: name, body: body,
                    headers: [EventHeader("content-type", CloudEvent.structuredContentType)])
                let answer = try #require(try await client.send([message], as: owner).first)
                count += 1
                switch validator.validate(
                    body: body, headers: message.headers, owner: PartnerDirectory.plan[owner])
                {
                case .valid:
                    // Samples form no story: the facts to which they refer may be missing, but the event itself is
                    // valid.
                    #expect(answer.isAccepted || answer.code?.hasPrefix("state-") == true, "\(name): \(answer.data)")
                case .rejected(let rejection, _, _):
                    #expect(answer.code == rejection.code.rawValue, "\(name)")
                    #expect(answer.data["pointer"]?.stringValue == rejection.pointer, "\(name)")
                    #expect(answer.data["title"]?["nl"]?.stringValue == rejection.code.title.dutch)
                }
            }
            await client.close()
            let ledger = try await Ledger.read(installation)
            #expect(ledger.isBalanced)
            #expect(ledger.text.contains("gelezen \(count) "), "\(ledger.text)")
            try await Self.theTopicsAreThoseOfTheDescription(installation)
            try await Self.hostileClientsHurtNobody(installation, endpoints)
        }
    }

    /// AsyncAPI's addresses, filled in with our partners, are the topics that exist.
    private static func theTopicsAreThoseOfTheDescription(_ installation: Installation) async throws {
        let text = try String(contentsOfFile: Programs.root + "/docs/contract/asyncapi.json", encoding: .utf8)
        guard case .object(let channels)? = try JSONParser.parse(Array(text.utf8))["channels"] else {
            Issue.record("no channels")
            return
        }
        let configuration = try await installation.clientConfiguration
        let expected = channels.flatMap { channel -> [String] in
            let address = (channel.value["address"]?.stringValue ?? "")
                .replacing("doorstroom", with: configuration.topicPrefix, maxReplacements: 1)
            guard address.contains("{partner}") else { return [address] }
            return PartnerDirectory.plan.all.map { address.replacing("{partner}", with: $0.id) }
        }
        let admin = try KafkaAdmin(
            KafkaConfiguration(
                bootstrapServers: configuration.kafka, clientId: "test", properties: configuration.kafkaProperties))
        let topics = try await admin.topics().keys.filter { $0.hasPrefix(configuration.topicPrefix + ".") }
        #expect(Set(topics) == Set(expected))
    }

    private static func hostileClientsHurtNobody(
        _ installation: Installation, _ endpoints: Endpoints
    ) async throws {
        let partner = try await HTTPIntakeTests.add("rustig", to: installation, endpoints)
        let url = try #require(URL(string: partner.address))
        let office = try #require(endpoints.http["registration"].flatMap { URL(string: $0)?.port })
        let said = try await ChildProcess.output(
            "/usr/bin/python3",
            [
                Programs.root + "/Tests/Scripts/hostile_http.py", url.host ?? "", String(url.port ?? 0),
                partner.token ?? "", String(office),
            ])
        #expect(said == "ok\n", "\(said)")
        let sent = try await partner.post(try partner.sample("application.submitted.valid.json", id: "afterwards"))
        #expect(sent.status == 202)
    }

    /// Personal data that a partner sent is stored only on the topic to which it was sent.
    @Test func personalDataIsNowhereAfterwards() async throws {
        let secrets = ["123456782", "jan.jansen@example.nl", "0612345678"]
        try await InstallationTests.with { installation, endpoints, folder in
            let configuration = try await installation.clientConfiguration
            let client = try IntakeClient(configuration: configuration)
            try await Self.playYear(endpoints, configuration)
            let sample = try InstallationTests.sample("application.submitted.valid.json")
            var messages: [PartnerMessage] = []
            for secret in secrets {
                let id = "\"id\": \"\(UUID().uuidString)\""
                for (from, to) in [
                    (#""household""#, #""note": "bel \#(secret)", "household""#),
                    (#""household""#, #""\#(secret)": 1, "household""#),
                    (#""specversion""#, #""remark": "\#(secret)", "specversion""#),
                ] {
                    let text = sample.replacing(/"id": "[^"]+"/, with: id).replacing(from, with: to, maxReplacements: 1)
                    messages.append(Self.message(text))
                }
                messages.append(Self.message(sample.replacing(/"id": "[^"]+"/, with: "\"id\": \"\(secret)\"")))
                messages.append(Self.message("{ \"broken\": \"\(secret)\" "))
                messages.append(
                    PartnerMessage(
                        key: "k", body: Array("{}".utf8),
                        headers: [EventHeader("ce_id", secret), EventHeader("ce_type", "x \(secret)")]))
            }
            let answers = try await client.send(messages, as: "lister")
            #expect(answers.allSatisfy { $0.isRejected })
            await client.close()
            // Sent over HTTP, it does not even reach the topic, and the answer does not repeat it.
            let partner = try await HTTPIntakeTests.add("stil", to: installation, endpoints)
            for secret in secrets {
                let answer = try await partner.post(
                    try partner.sample("application.submitted.valid.json") {
                        $0.replacing(#""household""#, with: #""note": "\#(secret)", "household""#, maxReplacements: 1)
                    })
                #expect(answer.code == "profile-personal-data")
                #expect(!JSONWriter.string(answer.body).contains(secret))
            }
            let topics = try await Self.topics(configuration)
            var places = topics.filter { !$0.key.contains(".in.") }
            for (service, url) in endpoints.http where ServiceName(rawValue: service) != nil {
                places["metrics of \(service)"] = try await HTTPReader().bytes(url + "/metrics")
            }
            let logs = folder + "/.doorstroom/logs"
            for name in try FileManager.default.contentsOfDirectory(atPath: logs) where name.hasSuffix(".log") {
                places["log \(name)"] = Array(FileManager.default.contents(atPath: "\(logs)/\(name)") ?? Data())
            }
            for (service, url) in endpoints.postgres {
                places["database of \(service)"] = try await Self.database(url)
            }
            #expect(places.count > 10)
            for (place, bytes) in places {
                let text = String(decoding: bytes, as: UTF8.self)
                for secret in secrets + ["client@example.org"] { #expect(!text.contains(secret), "\(place)") }
            }
            // Checks that the search can find data.
            let own = topics.filter { $0.key.contains(".in.") }.values.map { String(decoding: $0, as: UTF8.self) }
            #expect((secrets + ["client@example.org"]).allSatisfy { secret in own.contains { $0.contains(secret) } })
            let rows = String(decoding: try #require(places["database of registration"]), as: UTF8.self)
            #expect(rows.contains("urn:nld:doorstroom:lister"))
        }
    }

    /// A whole year of a small city, with every kind of wrong event.
    private static func playYear(_ endpoints: Endpoints, _ configuration: ServiceConfiguration) async throws {
        let parameters = SimulationParameters(seed: 5, scale: 0.1)
        let player = try Player(
            simulation: try Simulation(parameters), endpoints: endpoints, configuration: configuration)
        try await player.play()
        let tally = await player.tally
        #expect(tally.days > 365 && tally.rejected > 20 && tally.surprises.isEmpty, "\(tally)")
        await player.close()
    }

    private static func message(_ text: String) -> PartnerMessage {
        PartnerMessage(
            key: "k", body: Array(text.utf8),
            headers: [EventHeader("content-type", CloudEvent.structuredContentType)])
    }

    /// All records on our topics: keys, headers and values.
    private static func topics(
        _ configuration: ServiceConfiguration
    ) async throws -> [String: [UInt8]] {
        let consumer = try KafkaConsumer(
            KafkaConfiguration(
                bootstrapServers: configuration.kafka, clientId: "search", properties: configuration.kafkaProperties),
            group: "search")
        var found: [String: [UInt8]] = [:]
        for (topic, partitions) in try await consumer.topics()
        where topic.hasPrefix(configuration.topicPrefix + ".") {
            for partition in 0..<Int32(partitions) {
                let source = TopicPartition(topic, partition)
                let log = try await consumer.watermarks(source)
                guard !log.isEmpty else { continue }
                try await consumer.add([source: log.lowerBound])
                var next = log.lowerBound
                while next < log.upperBound {
                    for record in try await consumer.poll(maximum: 1_000, waitMilliseconds: 100) {
                        next = record.offset + 1
                        found[topic, default: []] += (record.key ?? []) + record.value
                        for header in record.headers {
                            found[topic, default: []] += Array(header.name.utf8) + header.value
                        }
                    }
                }
                try await consumer.remove([source])
            }
        }
        await consumer.close()
        return found
    }

    /// Every row of every table as text; byte strings show their readable content.
    private static func database(_ url: String) async throws -> [UInt8] {
        let connection = try await PostgresConnection(url)
        var bytes: [UInt8] = []
        let columns = try await connection.query(
            """
            SELECT c.table_name, string_agg(
                format(CASE WHEN c.data_type = 'bytea' THEN 'encode(%I, ''escape'')' ELSE '%I::text' END, c.column_name),
                ', ')
            FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
            WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' GROUP BY 1
            """
        ).rows
        #expect(columns.count > 5)
        for table in columns {
            let (name, list) = (try #require(table[0].text), try #require(table[1].text))
            for row in try await connection.query("SELECT concat_ws(' ', \(list)) FROM \"\(name)\"").rows {
                bytes += Array((row[0].text ?? "").utf8) + [0x0A]
            }
        }
        await connection.close()
        return bytes
    }
}
