import Contracts
import Foundation
import KafkaClient
import Pipeline
import PostgresClient
import ServiceKit
import Supervision

/// One run: the floor, Registration and its peer on the same servers, one after the other, three times each in turn.
struct BenchRun {
    /// Partition count of the intake topic; feedback and stream topics have one, as they do everywhere. The development
    /// broker keeps 5 MiB of a partition, and that limits the backlog.
    static let partitions = 64

    let events: Int
    /// The number of stored events at which the curve ends; 0 for no curve.
    let stored: Int

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("doorstroom-bench-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let environment = Environment.current
        let postgres = try await PrivatePostgres.start(
            folder: folder + "/postgres", password: "bench", log: folder + "/postgres.log")
        let outcome: Result<Void, any Error>
        do {
            try await BenchDatabase.makeSegments(postgres.url)
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
        print(CheckBench(events: self.events).text())
        let contenders = [.registration] + (Contender.peer.map { [$0] } ?? [])
        var floors: [Measurement] = []
        var results: [[Measurement]] = contenders.map { _ in [] }
        var idle: [[(name: String, microseconds: Double)]] = contenders.map { _ in [] }
        for round in 1...3 {
            floors.append(
                try await FloorBench(events: self.events).run(folder: folder, postgres: postgres, kafka: kafka))
            print("round \(round)  floor         \(floors[round - 1])")
            for (index, contender) in contenders.enumerated() {
                let run = try await ServiceRun(contender, folder: folder, postgres: postgres, kafka: kafka)
                let measured = try await run.measure(events: self.events)
                results[index].append(measured)
                if round == 3 { idle[index] = try await run.withoutEvents(like: measured, events: self.events) }
                try await run.end()
                print("round \(round)  \(Self.padded(contender.name)) \(results[index][round - 1])")
            }
        }
        let floor = Self.median(floors)
        print("median   floor         \(floor)")
        let medians = results.map(Self.median)
        for (contender, median) in zip(contenders, medians) {
            print("median   \(Self.padded(contender.name)) \(median)  of the floor \(Self.ratio(median, floor))")
        }
        print("processor time (two hyperthreads of one core)")
        for (name, median) in zip(["floor"] + contenders.map(\.name), [floor] + medians) {
            print("         \(Self.padded(name)) \(median.profileText)")
        }
        print("the same seconds without events: start, empty fetches, and the watching bench (the floor has none)")
        for (contender, profile) in zip(contenders, idle) {
            print("         \(Self.padded(contender.name)) \(Measurement.text(profile))")
        }
        try await self.components(medians[0], folder: folder, postgres: postgres, kafka: kafka)
        if medians.count > 1 { print("registration is \(Self.ratio(medians[0], medians[1])) times the peer") }
        try await self.hostile(folder: folder, postgres: postgres, kafka: kafka)
        guard self.stored > 0 else { return }
        try await self.curve(folder: folder, postgres: postgres, kafka: kafka)
    }

    /// Prints where the time of Registration's process goes, in microseconds per event.
    private func components(_ median: Measurement, folder: String, postgres: String, kafka: String?) async throws {
        let own = median.profile.first { $0.name == Contender.registration.processName }?.microseconds ?? 0
        let run = try await ServiceRun(.registration, folder: folder, postgres: postgres, kafka: kafka)
        let components: [(name: String, microseconds: Double)]?
        do {
            components = try await run.components(events: self.events, of: own)
        } catch let refusal as ComponentProfile.NotSampled {
            // Machines may keep perf from users without rights; the other figures do not need it.
            try await run.end()
            return print("no processor time by component: \(refusal.reason)")
        }
        try await run.end()
        guard let components else { return print("no perf on this machine: no processor time by component") }
        print("registration's process by component, from samples of one more round")
        for component in components where component.microseconds >= 0.05 {
            let name = component.name.padding(toLength: 28, withPad: " ", startingAt: 0)
            print(String(format: "         %@ %5.1f", name, component.microseconds))
        }
    }

    /// Measures what hostile input takes to hold. Limited to what the development broker keeps.
    private func hostile(folder: String, postgres: String, kafka: String?) async throws {
        let run = try await ServiceRun(.registration, folder: folder, postgres: postgres, kafka: kafka)
        let measured = try await run.measure(events: 2_000, BenchEvents.hostile)
        print("2000 hostile events of 64 kB: \(measured)")
        let heavy = try await run.measure(events: 256, BenchEvents.heavy)
        print("256 records with headers of 950 kB: \(heavy)")
        try await run.end()
    }

    /// Measures the cost of an event as the number of stored ones grows, each an open application; then the latency of
    /// a single event.
    private func curve(folder: String, postgres: String, kafka: String?) async throws {
        let run = try await ServiceRun(.registration, folder: folder, postgres: postgres, kafka: kafka)
        var costs: [Double] = []
        for part in 1...max(1, self.stored / self.events) {
            let measured = try await run.measure(events: self.events)
            costs.append(1 / measured.rate)
            let cost = String(format: "%.2f", costs[part - 1] / costs[0])
            print("stored \(part * self.events)  \(measured)  cost \(cost) of the first  \(measured.profileText)")
        }
        // Medians of many parts, because a shared machine has slow minutes.
        let third = max(1, costs.count / 3)
        let (early, late) = (costs.prefix(third).sorted()[third / 2], costs.suffix(third).sorted()[third / 2])
        print("an event of the last third costs \(String(format: "%.2f", late / early)) of one of the first third")
        let waits = try await run.latencies(count: 300)
        func percentile(_ share: Double) -> String {
            String(format: "%.1f", waits[min(waits.count - 1, Int(Double(waits.count) * share))])
        }
        print(
            "produce to feedback, idle: p50 \(percentile(0.5)) ms, p99 \(percentile(0.99)) ms, worst \(percentile(1)) ms"
        )
        try await run.end()
    }

    private static func padded(_ name: String) -> String {
        name + String(repeating: " ", count: max(0, 13 - name.count))
    }

    private static func median(_ list: [Measurement]) -> Measurement {
        list.sorted { $0.rate < $1.rate }[list.count / 2]
    }

    private static func ratio(_ one: Measurement, _ other: Measurement) -> String {
        String(format: "%.2f", one.rate / other.rate)
    }
}
