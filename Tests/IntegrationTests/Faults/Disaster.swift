import Contracts
import Foundation
import JSON
import KafkaClient
import Pipeline
import PostgresClient
import ServiceKit
import Supervision
import Synchronization

/// An installation whose databases are backed up and restored, and whose brokers come and go.
final class Disaster: Sendable {
    private static let given = Environment.current["DOORSTROOM_KAFKA"]
    static var isDevelopment: Bool { Self.given == nil }

    private let folder: String
    private let prefix = "disaster-\(UInt32.random(in: 0 ... .max))"
    private let backup: String
    private let sample: JSONValue
    private let dataFolder = Mutex<String?>(nil)

    /// A broker that outlives the installation.
    final class Broker: Sendable {
        let address: String
        private let own: Mutex<DevelopmentBroker>?

        init(topics: Topics) throws {
            if let given = Disaster.given {
                self.address = given
                self.own = nil
                return
            }
            let broker = try DevelopmentBroker()
            for service in ServiceName.allCases { for name in topics.names(for: service) { try broker.create(name) } }
            self.address = broker.bootstrapServers
            self.own = Mutex(broker)
        }
    }

    init() async throws {
        self.folder = try Programs.folderForInstallation("doorstroom-disaster")
        self.backup = self.folder + "/backup"
        self.sample = try JSONParser.parse(Array(try InstallationTests.sample("application.submitted.valid.json").utf8))
    }

    func remove() { try? FileManager.default.removeItem(atPath: self.folder) }

    var topics: Topics { Topics(prefix: self.prefix) }

    func broker() throws -> Broker { try Broker(topics: self.topics) }

    /// Runs the closure beside an installation on that broker.
    func running(
        _ broker: Broker, untilReady: Bool = true, _ body: (Installation, Endpoints) async throws -> Void
    ) async throws {
        var environment = Environment.current
        environment["DOORSTROOM_KAFKA"] = broker.address
        environment["DOORSTROOM_POSTGRES"] = ""
        var options = try Installation.Options(programs: Programs.folder, environment: environment)
        options.topicPrefix = self.prefix
        options.logLevel = "warning"
        options.usesUsualPorts = false
        let installation = Installation(folder: InstallationFolder(self.folder + "/.doorstroom"), options: options)
        do {
            let endpoints = try await installation.start(untilReady: untilReady)
            try await body(installation, endpoints)
            let data = await installation.ownPostgres?.dataFolder
            self.dataFolder.withLock { $0 = data }
        } catch {
            await installation.stop()
            throw error
        }
        await installation.stop()
    }

    // MARK: Partners

    private func body(_ number: Int) -> [UInt8] {
        JSONWriter.bytes(InstallationTests.changed(self.sample, id: "d-\(number)", reference: "A-d-\(number)"))
    }

    /// Sends applications and waits until each one is accepted.
    func send(_ numbers: ClosedRange<Int>, _ installation: Installation) async throws {
        let client = try IntakeClient(configuration: await installation.clientConfiguration)
        let answers = try await client.send(
            numbers.map {
                PartnerMessage(key: "A-d-\($0)", body: self.body($0), headers: SimulatedHeaders.structured)
            }, as: "lister")
        await client.close()
        for answer in answers where !answer.isAccepted {
            throw OperationError(String(decoding: answer.bytes, as: UTF8.self))
        }
    }

    /// Puts applications on the topic without waiting for feedback.
    func post(_ numbers: ClosedRange<Int>, _ broker: Broker) async throws {
        let producer = try KafkaProducer(KafkaConfiguration(bootstrapServers: broker.address, clientId: "disaster"))
        try await producer.send(
            numbers.map { number in
                KafkaMessage(
                    topic: self.topics.intake("lister"), key: Array("A-d-\(number)".utf8), value: self.body(number),
                    headers: SimulatedHeaders.structured.map { ($0.name, $0.value) })
            })
        producer.close()
    }

    func day(_ date: String, _ installation: Installation) async throws {
        let client = try IntakeClient(configuration: await installation.clientConfiguration)
        let event = CloudEvent(
            id: "day-\(date)", source: "urn:nld:doorstroom:calendar", type: EventType.calendarDayRequested.wireName,
            subject: date, data: ["date": .string(date)])
        _ = try await client.send([PartnerMessage(event)], as: "calendar")
        await client.close()
    }

    // MARK: Waiting

    func settle(_ installation: Installation) async throws {
        for _ in 0..<600 {
            let ledger = try await Ledger.read(installation)
            if ledger.isBalanced, ledger.hops.allSatisfy({ $0.lag == 0 }),
                ledger.services.values.allSatisfy(\.published)
            {
                return
            }
            try await Task.sleep(for: .milliseconds(200))
        }
        throw OperationError("it does not settle: \(try await Ledger.read(installation).text)")
    }

    /// - Returns: the reason why the service halted.
    func halts(_ service: ServiceName, _ endpoints: Endpoints) async throws -> String {
        try await self.phase("halted", service, endpoints)["reason"]?.stringValue ?? ""
    }

    func recovered(_ endpoints: Endpoints) async throws {
        for service in ServiceName.allCases { _ = try await self.phase("running", service, endpoints) }
    }

    private func phase(_ name: String, _ service: ServiceName, _ endpoints: Endpoints) async throws -> JSONValue {
        var last: JSONValue = [:]
        for _ in 0..<600 {
            if let bytes = try? await HTTPReader().bytes((endpoints.http[service.rawValue] ?? "") + "/readyz") {
                last = (try? JSONParser.parse(bytes)) ?? [:]
                if last["phase"]?.stringValue == name { return last }
            }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw OperationError("\(service.rawValue) is not \(name): \(JSONWriter.string(last))")
    }

    // MARK: Backup and restore

    /// Makes one base backup of the cluster that holds all four databases, as the runbook says.
    func backUp(_ installation: Installation) async throws {
        guard let postgres = await installation.ownPostgres else { throw OperationError("no PostgreSQL of its own") }
        _ = try await ChildProcess.output(
            "/bin/bash",
            [
                "-c",
                #"exec "$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)/pg_basebackup" -D "$1" -X stream -c fast -d "$2""#,
                "backup", self.backup, postgres.url,
            ])
    }

    /// Replaces the data with the backup, owner and rights included.
    func restore() async throws {
        guard let data = self.dataFolder.withLock({ $0 }) else { throw OperationError("no data folder") }
        _ = try await ChildProcess.output(
            "/bin/bash",
            [
                "-c",
                #"owner=$(stat -c %U:%G "$1") && rm -rf "$1" && cp -a "$2" "$1" && chown -R "$owner" "$1" && chmod 700 "$1""#,
                "restore", data, self.backup,
            ])
    }

    // MARK: Checks

    /// Checks that every service has each application and each day once, and that every number belongs to one fact.
    func check(_ numbers: ClosedRange<Int>, days: Int, _ endpoints: Endpoints) async throws {
        let expected = Set(numbers.map { "A-d-\($0)" })
        let registration = try await PostgresConnection(endpoints.postgres["registration"] ?? "")
        let rows = try await registration.query(
            "SELECT seq, convert_from(payload, 'UTF8') FROM journal WHERE seq IS NOT NULL ORDER BY seq"
        ).rows
        await registration.close()
        let subjects = rows.compactMap { row in
            row[1].text.flatMap { try? JSONParser.parse(Array($0.utf8))["subject"]?.stringValue }
        }
        guard Set(subjects).isSuperset(of: expected), subjects.count == expected.count + days,
            rows.compactMap({ $0[0].int }) == Array(1...Int64(rows.count))
        else { throw OperationError("registered: \(subjects)") }
        let matching = try await PostgresConnection(endpoints.postgres["matching"] ?? "")
        let known = try await matching.query("SELECT id FROM entity WHERE kind = 'candidate'").rows
        await matching.close()
        guard known.count == expected.count, Set(known.compactMap { $0[0].text }) == expected else {
            throw OperationError("matching knows \(known.compactMap { $0[0].text })")
        }
    }

    func records(_ service: ServiceName, _ broker: Broker) async throws -> Int64 {
        let consumer = try self.consumer(broker)
        let log = try await consumer.watermarks(TopicPartition(self.topics.stream(service), 0))
        await consumer.close()
        return log.upperBound
    }

    func numbers(_ service: ServiceName, _ broker: Broker) async throws -> [Int64] {
        Set(
            try await self.read(self.topics.stream(service), broker).compactMap {
                $0["sequence"]?.stringValue.flatMap(Int64.init)
            }
        ).sorted()
    }

    func feedback(_ partner: String, _ broker: Broker) async throws -> [JSONValue] {
        try await self.read(self.topics.feedback(partner), broker)
    }

    private func consumer(_ broker: Broker) throws -> KafkaConsumer {
        try KafkaConsumer(
            KafkaConfiguration(bootstrapServers: broker.address, clientId: "disaster"), group: "disaster")
    }

    private func read(_ topic: String, _ broker: Broker) async throws -> [JSONValue] {
        let consumer = try self.consumer(broker)
        let source = TopicPartition(topic, 0)
        let log = try await consumer.watermarks(source)
        try await consumer.add([source: log.lowerBound])
        var records: [KafkaRecord] = []
        for _ in 0..<200 where records.last.map({ $0.offset < log.upperBound - 1 }) ?? !log.isEmpty {
            records += try await consumer.poll(maximum: 1_000, waitMilliseconds: 100)
        }
        await consumer.close()
        return records.compactMap { try? JSONParser.parse($0.value) }
    }
}

/// The headers of an event in structured mode.
private enum SimulatedHeaders {
    static let structured = [EventHeader("content-type", CloudEvent.structuredContentType)]
}
