import Contracts
import CurlClient
import Foundation
import JSON
import Pipeline
import Supervision
import Synchronization
import Testing

/// The development broker drops records that are not read in time, and keeps nothing when it ends. Still, every event
/// that was answered with 202 gets its verdict, and every service gets every number.
@Suite(.serialized, .timeLimit(.minutes(15)))
struct DroppingLogTests {
    private static let requests = 348
    private static let perRequest = 100

    /// The requests to send, and the outcome of those that were sent.
    private final class Load: Sendable {
        private let state: Mutex<(next: Int, taken: Int, refused: [String])>
        private let end: Int

        init(_ range: Range<Int>) {
            self.end = range.upperBound
            self.state = Mutex((range.lowerBound, 0, []))
        }

        func next() -> Int? {
            self.state.withLock { state in
                guard state.next < self.end else { return nil }
                state.next += 1
                return state.next - 1
            }
        }

        func took() { self.state.withLock { $0.taken += 1 } }
        func refused(_ words: String) { self.state.withLock { $0.refused.append(words) } }
        var taken: Int { self.state.withLock { $0.taken } }
        var refused: [String] { self.state.withLock { $0.refused } }
    }

    /// Sends as many requests at a time as a partner may, and repeats each when the answer asks for it.
    private static func send(_ range: Range<Int>, as partner: HTTPPartner) async throws {
        let load = Load(range)
        let sample = JSONWriter.string(
            try JSONParser.parse(Array(try partner.sample("application.submitted.valid.json").utf8)))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<HTTPContract.concurrentRequests {
                group.addTask {
                    while let number = load.next() {
                        let events = (0..<Self.perRequest).map { place in
                            sample.replacing("5b2f1e0c-8a47-4f6e-b1d2-90c3a7e45f18", with: "A-\(number)-\(place)")
                                .replacing("0f6c1a52-3b0d-4c55-9a3e-000000000006", with: "\(number)-\(place)")
                        }
                        let body = "[\(events.joined(separator: ","))]"
                        var answer = try await partner.post(body, type: HTTPPartner.batch)
                        while answer.status == 429 || answer.status == 503 {
                            load.refused("\(answer.status) \(answer.body["detail"]?.stringValue ?? "")")
                            let seconds = answer.headers.first(name: "Retry-After").flatMap(Int.init) ?? 1
                            try await Task.sleep(for: .seconds(seconds))
                            answer = try await partner.post(body, type: HTTPPartner.batch)
                        }
                        try #require(answer.status == 202, "\(answer.body)")
                        load.took()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(load.taken == range.count)
        print("\(load.taken) requests taken, \(load.refused.count) refused: \(Set(load.refused))")
    }

    @Test(
        "a partner that sends as fast as it may, over a restart: every event has its verdict, every service every number"
    )
    func everyAcceptedEventIsAnswered() async throws {
        let folder = try Programs.folderForInstallation("doorstroom-test")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let start = ContinuousClock.now
        var token: String?
        for round in 0..<2 {
            let installation = try InstallationTests.installation(folder, onOwnServers: true)
            do {
                let endpoints = try await installation.start()
                var partner = HTTPPartner(
                    address: try #require(endpoints.http[Endpoints.partners]), id: "zorg-veel", token: token)
                if round == 0 {
                    partner = try await HTTPIntakeTests.add(partner.id, to: installation, endpoints)
                    token = partner.token
                }
                let half = Self.requests / 2
                try await Self.send(round * half..<(round + 1) * half, as: partner)
                print("round \(round) was taken after \(ContinuousClock.now - start)")
                // In the first round the installation is stopped with events under way.
                if round == 1 { try await Self.everythingArrives(installation, endpoints) }
                print("round \(round) ends after \(ContinuousClock.now - start)")
            } catch {
                await installation.stop()
                throw error
            }
            await installation.stop()
        }
    }

    private static func everythingArrives(_ installation: Installation, _ endpoints: Endpoints) async throws {
        let sent = Int64(Self.requests * Self.perRequest)
        var ledger = try await Ledger.read(installation)
        // Every event that was answered with 202 was stored by then.
        #expect(ledger.services[.registration]?.accepted == sent)
        let deadline = ContinuousClock.now + .seconds(400)
        func isThere(_ ledger: Ledger) -> Bool {
            ledger.hops.count == 6 && ledger.hops.allSatisfy { $0.lag == 0 }
                && ledger.services.values.allSatisfy(\.published)
        }
        while !isThere(ledger), .now < deadline {
            try await Task.sleep(for: .milliseconds(500))
            ledger = try await Ledger.read(installation)
        }
        #expect(ledger.isBalanced && isThere(ledger), "\(JSONWriter.string(ledger.json))")
        for service in ServiceName.allCases {
            let ready = try await HTTPReader().json((endpoints.http[service.rawValue] ?? "") + "/readyz")
            #expect(ready["phase"] == "running" && ready["problem"] == nil, "\(service): \(ready)")
        }
    }
}
