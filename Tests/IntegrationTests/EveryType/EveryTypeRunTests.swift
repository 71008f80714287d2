import Contracts
import Foundation
import JSON
import Pipeline
import PostgresClient
import ServiceKit
import Supervision
import TestData
import Testing

/// Every type of the contract on a running installation whose Registration is killed again and again: whole stories are
/// accepted, and every mutation of every field gets the validator's verdict.
@Suite(.serialized, .timeLimit(.minutes(8)))
struct EveryTypeRunTests {
    private static let stories = 12

    private struct Sent {
        let message: PartnerMessage
        let partner: String
        let validation: Validation
        /// Whether the event belongs to a story and therefore must be accepted.
        let isStory: Bool
    }

    @Test func allTypesSurviveKillsAndTheServiceIsTheValidator() async throws {
        #expect(Set(Story.steps.map(\.type)) == Set(EventType.allCases))
        // The events come in few batches, so each kill comes after a few.
        let planner = FaultPlanner(seed: 48, kills: 24, passages: 1...7)
        try await InstallationTests.with { options in
            options.usesUsualPorts = false
            options.fault = { $0 == .registration ? planner.environment(for: $0) : [:] }
        } _: { installation, endpoints, _ in
            try await Self.tell(installation, endpoints)
            let kills = (await installation.starts[.registration] ?? 1) - 1
            print("every type: \(kills) kills of Registration, \(planner.points)")
            // Each start has a fault of its own, so only the last may not have struck yet.
            let planned = planner.planned[.registration] ?? 0
            #expect(planned == 24 && (planned - 1...planned).contains(kills), "\(kills) of \(planned)")
        }
    }

    private static func tell(_ installation: Installation, _ endpoints: Endpoints) async throws {
        let configuration = try await installation.clientConfiguration
        let follower = try TopicFollower(configuration: configuration)
        try await follower.start()
        let client = try IntakeClient(configuration: configuration)
        var (sent, accepted) = (0, 0)
        var told: [EventType: Int] = [:]
        for (number, step) in Story.steps.enumerated() {
            var batch: [Sent] = []
            for story in 0..<Self.stories {
                let event = try Story(name: "s\(story)", day: story).event(step, id: "story-\(number)-\(story)")
                batch.append(try Self.sent(event.json, from: event.source, isStory: true))
            }
            batch += try Self.mutations(of: step, number)
            let answers = try await client.send(batch.map(\.message), as: batch[0].partner)
            for (sent, answer) in zip(batch, answers) {
                Self.compare(sent, answer)
                if answer.isAccepted, !answer.isDuplicate {
                    accepted += 1
                    if sent.isStory { told[step.type, default: 0] += 1 }
                }
            }
            sent += batch.count
        }
        await client.close()
        #expect(told.count == EventType.allCases.count && told.values.allSatisfy { $0 >= Self.stories })
        let ledger = try await CrashRun.settled(installation)
        #expect(ledger.isBalanced)
        #expect(ledger.text.contains("gelezen \(sent) "), "\(sent) sent: \(ledger.text)")
        let connection = try await PostgresConnection(try #require(endpoints.postgres["registration"]))
        let rows = try await connection.query("SELECT count(*) FROM journal WHERE verdict = 1").rows
        #expect(rows.first?[0].int == Int64(accepted))
        await connection.close()
        var recount = Recount()
        try await recount.tables(endpoints)
        try await recount.standings(endpoints)
        try await follower.catchUp()
        try await recount.topics(follower, topics: Topics(prefix: configuration.topicPrefix), endpoints: endpoints)
        await follower.stop()
        #expect(recount.flaws.isEmpty, "\(recount.flaws.prefix(5))")
        print("every type: \(sent) events, \(accepted) accepted")
    }

    /// Mutates every field of the data and every attribute in every way.
    private static func mutations(of step: Story.Step, _ number: Int) throws -> [Sent] {
        let event = try Story(name: "m", day: stories).event(step, id: "x")
        let json = event.json
        var changed: [JSONValue] = []
        for place in json.places() where place.steps != [.member("data")] {
            for mutation in (json[place] ?? .null).mutations { changed.append(json.setting(place, to: mutation)) }
        }
        changed += [
            json.adding("corrects", "nobody"), json.adding("corrects", 7), json.adding("traceparent", "x"),
            json.setting(Place(steps: [.member("data")]), to: event.data?.adding("unknown", ["a": 1])),
            json.setting(Place(steps: [.member("data")]), to: []),
            json.setting(Place(steps: [.member("data")]), to: nil),
        ]
        return try changed.enumerated().map { index, json in
            let id: JSONValue = .string("mutation-\(number)-\(index)")
            let named = json["id"] == "x" ? json.setting(Place(steps: [.member("id")]), to: id) : json
            return try Self.sent(named, from: event.source, isStory: false)
        }
    }

    private static func sent(_ json: JSONValue, from source: String, isStory: Bool) throws -> Sent {
        let owner = try #require(PartnerDirectory.plan.owner(ofSource: source))
        let body = JSONWriter.bytes(json)
        let headers = [EventHeader("content-type", CloudEvent.structuredContentType)]
        return Sent(
            message: PartnerMessage(key: "k", body: body, headers: headers), partner: owner.id,
            validation: EventValidator(directory: .plan).validate(body: body, headers: headers, owner: owner),
            isStory: isStory)
    }

    private static func compare(_ sent: Sent, _ answer: PartnerFeedback) {
        let text = String(decoding: sent.message.body, as: UTF8.self)
        switch sent.validation {
        case .valid(let event):
            if sent.isStory {
                #expect(answer.isAccepted && !answer.isDuplicate, "\(answer.data): \(text)")
            } else {
                let isState = answer.code?.hasPrefix("state-") == true || answer.code == "profile-id-reused"
                #expect(answer.isAccepted || isState, "\(answer.data): \(text)")
            }
            if answer.isAccepted {
                #expect(answer.data["warnings"] == JSONValue(event.warnings), "\(answer.data): \(text)")
            }
        case .rejected(let rejection, _, _):
            #expect(answer.code == rejection.code.rawValue, "\(text)")
            #expect(answer.data["pointer"]?.stringValue == rejection.pointer, "\(text)")
        }
    }
}
