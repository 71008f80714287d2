@testable import CommandExecution
import Contracts
import Logging
import OperatorCommands
import Pipeline
import PostgresClient
@testable import ServiceKit
import TestSupport
import Testing
import Vocabulary

/// `rewind` and `resume-from` do their work, while the service runs where that is allowed, and refuse arguments that
/// cannot be right.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct ReadingCommandTests {
    private static func run(_ name: String, _ arguments: [String], _ intake: ToyIntake) async throws {
        let context = CommandContext(
            service: .registration, migrations: [], configuration: try intake.installation.configuration(),
            logger: ToyInstallation.logger)
        if name == "rewind" {
            try await OperatorWords.run(arguments, as: RewindCommand.self, in: context)
        } else {
            try await OperatorWords.run(arguments, as: ResumeFromCommand.self, in: context)
        }
    }

    private static func refusal(_ name: String, _ arguments: [String], _ intake: ToyIntake) async -> String {
        let error = await #expect(throws: UsageError.self) { try await Self.run(name, arguments, intake) }
        return error?.description ?? ""
    }

    @Test func impossibleArgumentsAreRefused() async throws {
        try await ToyIntake.with { intake in
            try await intake.send((0..<3).map { ToyEvent.joined("I\($0)") })
            let topic = intake.installation.topics.intake("beter-wonen")
            let stream = intake.installation.topics.stream(.registration)
            // A new installation has nothing to send again, which is no fault: `up` runs this at every start.
            try await Self.run("resume-from", ["0"], intake)
            try await intake.whileRunning { _ in
                try await intake.installation.settled(read: 3)
                // A running relay would overwrite the mark.
                #expect(await Self.refusal("resume-from", ["1"], intake).contains("is running: stop it first"))
            }
            #expect(await Self.refusal("rewind", [topic, "9"], intake).contains("is read from offset 3 on"))
            try await intake.installation.database.query(
                "UPDATE input SET next_offset = 1 WHERE topic = $1", [.text(topic)])
            #expect(await Self.refusal("rewind", [topic, "2"], intake).contains("would never be answered"))
            try await intake.installation.database.query(
                "UPDATE input SET next_offset = 12 WHERE topic = $1", [.text(topic)])
            #expect(await Self.refusal("rewind", [topic, "9"], intake).contains("holds offsets 0 to 3, and no 9"))
            try await intake.installation.database.query(
                "UPDATE input SET next_offset = 3 WHERE topic = $1", [.text(topic)])
            #expect(await Self.refusal("rewind", [topic, "-2"], intake).contains("-2"))
            #expect(await Self.refusal("rewind", ["elsewhere"], intake).contains("has never read the topic elsewhere"))
            #expect(await Self.refusal("rewind", [], intake).contains("needs a topic"))
            #expect(await Self.refusal("resume-from", ["4"], intake).contains("ends at number 3"))
            #expect(await Self.refusal("resume-from", ["x"], intake).contains("'x' is invalid for '<seq>'"))
            #expect(
                await Self.refusal("resume-from", ["0", topic], intake).contains("does not write the topic \(topic)"))
            try await Self.run("rewind", [topic, "--dry-run"], intake)
            #expect(
                try await intake.installation.database.query("SELECT FROM input WHERE rewind_to IS NOT NULL").isEmpty)
            try await Self.run("resume-from", ["0", stream], intake)
            #expect(
                try await intake.installation.database.query("SELECT topic FROM withheld_topic").first?[0].text
                    == stream)
        }
    }

    /// One partner's topic is read again from an offset, and its answers are sent again, while the service runs.
    @Test func onePartnersTopicIsReadAgainBesideTheService() async throws {
        try await ToyIntake.with { intake in
            try await intake.send((0..<4).map { ToyEvent.joined("I\($0)") })
            try await intake.whileRunning { worker in
                try await intake.installation.settled(read: 4)
                let before = try await intake.incarnation()
                try await Self.run("rewind", [intake.installation.topics.intake("beter-wonen"), "2"], intake)
                try await intake.installation.settled(read: 6)
                // The log is the same, so the same answers are sent once more.
                #expect(try await intake.incarnation() == before)
                #expect(try await intake.feedback().map(\.summary) == (0..<4).map { "\($0) accepted" })
                let topic = intake.installation.topics.feedback("beter-wonen")
                let sent = try await intake.installation.broker.records(topic).count
                try await Self.run("resume-from", ["0", "--all"], intake)
                try await eventually("they are sent again") {
                    try await intake.installation.broker.records(topic).count >= sent + 4
                }
                #expect(worker.status.phase == .running)
                try await eventually("it is over") {
                    try await intake.installation.database.query("SELECT FROM withheld_topic").isEmpty
                }
            }
            #expect(try await intake.installation.stream(.registration).map(\.seq) == [1, 2, 3, 4])
            #expect(try await intake.installation.ledger().isBalanced)
        }
    }
}
