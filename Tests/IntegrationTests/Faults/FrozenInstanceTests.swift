import Contracts
import Foundation
import JSON
import Pipeline
import PostgresClient
import ServiceKit
import Supervision
import Testing

/// A stopped process keeps its database session, and with it the lock: its standby ends that session.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct FrozenInstanceTests {
    /// A standby takes over from a frozen instance, which writes nothing when it wakes.
    @Test func anotherInstanceTakesOverFromAFrozenOne() async throws {
        try await InstallationTests.with { installation, endpoints, _ in
            let follower = try TopicFollower(configuration: await installation.clientConfiguration)
            try await follower.start()
            let second = try await installation.startSecond(.registration)
            try await Self.reaches("standby", second.address)
            let client = try IntakeClient(configuration: await installation.clientConfiguration)
            let sample = try JSONParser.parse(
                Array(try InstallationTests.sample("application.submitted.valid.json").utf8))
            func send(_ numbers: Range<Int>) async throws {
                let messages = numbers.map { number in
                    PartnerMessage(
                        key: "A-f-\(number)",
                        body: JSONWriter.bytes(
                            InstallationTests.changed(sample, id: "f-\(number)", reference: "A-f-\(number)")),
                        headers: [EventHeader("content-type", CloudEvent.structuredContentType)])
                }
                let answers = try await client.send(messages, as: "lister")
                #expect(answers.count == numbers.count && !answers.contains { !$0.isAccepted })
            }
            try await send(0..<10)
            let first = try #require(await installation.processId(.registration))
            kill(first, SIGSTOP)
            // No command starts the takeover: the standby sees no sign of life.
            try await send(10..<20)
            try await Self.reaches("running", second.address)
            kill(first, SIGCONT)
            try await send(20..<30)
            try await Self.reaches("standby", try #require(endpoints.http["registration"]))
            let ledger = try await CrashRun.settled(installation)
            #expect(ledger.isBalanced && ledger.services[.registration]?.accepted == 30)
            try await follower.catchUp()
            #expect(await follower.contradictions.isEmpty)
            await follower.stop()
            await client.close()
            await second.process.stop()
        }
    }

    private static func reaches(_ phase: String, _ address: String) async throws {
        for _ in 0..<450 {
            if let bytes = try? await HTTPReader().bytes(address + "/readyz"),
                (try? JSONParser.parse(bytes))?["phase"]?.stringValue == phase
            {
                return
            }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw OperationError("\(address) is not \(phase)")
    }
}
