import Contracts
import Foundation
import KafkaClient
import Messaging
import Operation
import PostgresClient
import ServiceKit

/// One run: the floor and Registration on the same servers, one after the other, twice each in turn.
struct BenchRun {
    static let partitions = 64

    let events: Int

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("doorstroom-bench-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let environment = ProcessInfo.processInfo.environment
        let postgres = try await PrivatePostgres.start(
            folder: folder + "/postgres", password: "bench", log: folder + "/postgres.log")
        let outcome: Result<Void, any Error>
        do {
            try await self.run(folder: folder, postgres: postgres.url, kafka: environment["DOORSTROOM_KAFKA"])
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        await postgres.process.stop()
        try outcome.get()
    }

    private func run(folder: String, postgres: String, kafka: String?) async throws {
        let size = BenchEvents.event(0).bytes.count
        print("\(self.events) events of \(size) bytes, broker: \(kafka ?? "development broker (librdkafka mock)")")
        var floors: [Measurement] = []
        var services: [Measurement] = []
        for round in 1...3 {
            floors.append(
                try await FloorBench(events: self.events).run(folder: folder, postgres: postgres, kafka: kafka))
            services.append(
                try await ServiceBench(events: self.events).run(folder: folder, postgres: postgres, kafka: kafka))
            if let floor = floors.last, let service = services.last {
                print("round \(round)  floor \(floor)  registration \(service)  ratio \(Self.ratio(service, floor))")
            }
        }
        let floor = floors.sorted { $0.rate < $1.rate }[floors.count / 2]
        let service = services.sorted { $0.rate < $1.rate }[services.count / 2]
        print("median   floor \(floor)  registration \(service)  ratio \(Self.ratio(service, floor))")
    }

    private static func ratio(_ service: Measurement, _ floor: Measurement) -> String {
        String(format: "%.2f", service.rate / floor.rate)
    }
}

struct Measurement: CustomStringConvertible {
    let rate: Double
    let walPerEvent: Double

    init(events: Int, elapsed: Duration, wal: Int64) {
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        self.rate = Double(events) / seconds
        self.walPerEvent = Double(wal) / Double(events)
    }

    var description: String {
        String(format: "%.0f events/s, %.0f WAL bytes/event", self.rate, self.walPerEvent)
    }
}

/// A broker for one measurement: the one that was named, or a development broker in a process of its own.
struct BenchBroker {
    let address: String
    private let process: ChildProcess?

    static func start(folder: String, kafka: String?, topics: [String], partitions: Int) async throws -> BenchBroker {
        if let kafka {
            let broker = BenchBroker(address: kafka, process: nil)
            let admin = try KafkaAdmin(broker.configuration("bench"))
            try await admin.create(topics.map { TopicDefinition($0, partitions: partitions) })
            return broker
        }
        let file = "\(folder)/broker-\(UUID())"
        var environment = ProcessInfo.processInfo.environment
        environment["DOORSTROOM_EXIT_WITH_STDIN"] = "true"
        let process = try ChildProcess(
            name: "broker", executable: Installation.Options.ownFolder + "/doorstroom-devbroker",
            arguments: ["--partitions", String(partitions), file] + topics, environment: environment,
            log: folder + "/broker.log")
        for _ in 0..<500 {
            if let text = try? String(contentsOfFile: file, encoding: .utf8), text.hasSuffix("\n") {
                return BenchBroker(address: text.trimmingCharacters(in: .whitespacesAndNewlines), process: process)
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw OperationError("the development broker did not start")
    }

    /// With the properties that a broker of others needs.
    func configuration(_ clientId: String) throws -> KafkaConfiguration {
        KafkaConfiguration(
            bootstrapServers: self.address, clientId: clientId,
            properties: self.process == nil ? try ServiceConfiguration().kafkaProperties : [:])
    }

    func stop(deleting topics: [String]) async throws {
        await self.process?.stop()
        guard self.process == nil else { return }
        try await KafkaAdmin(self.configuration("bench")).delete(topics)
    }
}

/// A database of its own for one measurement.
enum BenchDatabase {
    static func make(_ administrator: String, _ name: String) async throws -> String {
        let connection = try await PostgresConnection(administrator)
        try await connection.execute("CREATE DATABASE \"\(name)\"")
        await connection.close()
        return administrator.split(separator: "/").dropLast().joined(separator: "/")
            .replacing("postgresql:/", with: "postgresql://") + "/\(name)"
    }

    static func wal(_ connection: PostgresConnection) async throws -> Int64 {
        try await connection.query("SELECT (pg_current_wal_lsn() - '0/0')::bigint").first?[0].int ?? 0
    }
}
