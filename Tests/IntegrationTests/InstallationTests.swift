import Contracts
import Foundation
import JSON
import KafkaClient
import Pipeline
import ServiceKit
import Simulation
import Supervision
import Testing

/// The embedded installation as its users meet it: a partner with kcat, an operator who starts and stops it.
@Suite(.serialized, .timeLimit(.minutes(8)))
struct InstallationTests {
    /// An installation in a folder of its own, stopped and removed afterwards.
    static func with(
        onOwnServers isOwn: Bool = false, options change: (inout Installation.Options) -> Void = { _ in },
        _ body: (Installation, Endpoints, String) async throws -> Void
    ) async throws {
        let folder = try Programs.folderForInstallation("doorstroom-test")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let installation = try Self.installation(folder, onOwnServers: isOwn, options: change)
        let endpoints = try await installation.start()
        do {
            try await body(installation, endpoints, folder)
        } catch {
            await installation.stop()
            throw error
        }
        await installation.stop()
    }

    /// - Parameter isOwn: for tests of behaviour that only the embedded servers have.
    static func installation(
        _ folder: String, onOwnServers isOwn: Bool, options change: (inout Installation.Options) -> Void = { _ in }
    ) throws -> Installation {
        var options = try Programs.options
        if isOwn {
            // Empty variables name no external servers.
            options = try Installation.Options(
                programs: Programs.folder, environment: ["DOORSTROOM_KAFKA": "", "DOORSTROOM_POSTGRES": ""])
            options.logLevel = "warning"
        }
        change(&options)
        return Installation(folder: InstallationFolder(folder + "/.doorstroom"), options: options)
    }

    static func sample(_ name: String) throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appendingPathComponent("docs/contract/samples/\(name)"), encoding: .utf8)
    }

    /// Runs a shell command with one line of input.
    static func shell(_ command: String, input: String) async throws -> String {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("doorstroom-input-\(UUID())").path
        try Data(input.utf8).write(to: URL(fileURLWithPath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        return try await ChildProcess.output("/bin/bash", ["-c", "\(command) < \(file)"])
    }

    /// The events on a feedback topic from its start, once there are `count`.
    static func feedback(
        _ configuration: ServiceConfiguration, _ partner: String, count: Int
    ) async throws -> [JSONValue] {
        let topic = Topics(prefix: configuration.topicPrefix).feedback(partner)
        for _ in 0..<100 {
            let text = try await ChildProcess.output(
                "/usr/bin/kcat", Self.kcat(configuration) + ["-C", "-t", topic, "-o", "beginning", "-e", "-q"])
            let lines = text.split(separator: "\n")
            if lines.count >= count { return lines.compactMap { try? JSONParser.parse(Array($0.utf8)) } }
            try await Task.sleep(for: .milliseconds(100))
        }
        return []
    }

    static func kcat(_ configuration: ServiceConfiguration) -> [String] {
        ["-b", configuration.kafka] + configuration.kafkaProperties.flatMap { ["-X", "\($0)=\($1)"] }
    }

    /// Shows 3: four events sent by kcat get the four expected feedback events.
    @Test func eventsFromKcatGetFeedback() async throws {
        try await Self.with { installation, _, _ in
            let configuration = try await installation.clientConfiguration
            let event = try JSONParser.parse(Array(try Self.sample("application.submitted.valid.json").utf8))
            let structured = JSONWriter.string(Self.changed(event, id: "kcat-1", reference: "A-kcat-1"))
            let data = JSONWriter.string(Self.changed(event, id: "x", reference: "A-kcat-2")["data"] ?? .null)
            let invalid = structured.replacing("kcat-1", with: "kcat-3").replacing("\"outflow\"", with: "\"sideways\"")
                .replacing("\"inflow\"", with: "\"sideways\"")
            let foreign = structured.replacing("kcat-1", with: "kcat-4")
                .replacing("urn:nld:doorstroom:lister", with: "urn:nld:doorstroom:exodus")
            let topic = Topics(prefix: configuration.topicPrefix).intake("lister")
            let target = "kcat \(Self.kcat(configuration).joined(separator: " ")) -P -t \(topic)"
            let json = "-H 'content-type=application/cloudevents+json'"
            _ = try await Self.shell("\(target) \(json)", input: structured + "\n")
            _ = try await Self.shell(
                "\(target) -H 'content-type=application/json' -H ce_specversion=1.0 -H ce_id=kcat-2 "
                    + "-H ce_source=urn:nld:doorstroom:lister -H ce_type=nl.doorstroom.application.submitted.v1 "
                    + "-H ce_subject=A-kcat-2", input: data + "\n")
            _ = try await Self.shell("\(target) \(json)", input: invalid + "\n")
            _ = try await Self.shell("\(target) \(json)", input: foreign + "\n")
            let answers = try await Self.feedback(configuration, "lister", count: 4)
            try #require(answers.count == 4)
            let types = answers.map { $0["type"]?.stringValue?.split(separator: ".").dropLast().last.map(String.init) }
            #expect(types == ["accepted", "accepted", "rejected", "rejected"])
            #expect(answers[2]["data"]?["code"] == "data-field-code")
            #expect(answers[2]["data"]?["pointer"] == "/data/route")
            #expect(answers[3]["data"]?["code"] == "profile-source-not-yours")
            #expect(answers.map { $0["causationid"]?.stringValue } == ["kcat-1", "kcat-2", "kcat-3", "kcat-4"])
            #expect(answers.map { $0["data"]?["offset"]?.integerValue } == [0, 1, 2, 3])
        }
    }

    /// PostgreSQL's state survives a restart; the new, empty broker is filled from the readers' positions on.
    @Test func stateSurvivesARestart() async throws {
        let folder = try Programs.folderForInstallation("doorstroom-test")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let event = try JSONParser.parse(Array(try Self.sample("application.submitted.valid.json").utf8))
        let body = JSONWriter.bytes(Self.changed(event, id: "again-1", reference: "A-again-1"))
        for round in 1...2 {
            let installation = try Self.installation(folder, onOwnServers: true)
            _ = try await installation.start()
            do {
                let client = try IntakeClient(configuration: await installation.clientConfiguration)
                let message = PartnerMessage(key: "A-again-1", body: body, headers: SimulatedMessage.structuredHeaders)
                let answer = try #require(try await client.send([message], as: "lister").first)
                await client.close()
                #expect(answer.isAccepted)
                #expect(answer.isDuplicate == (round == 2))
                #expect(answer.data["seq"] == 1)
            } catch {
                await installation.stop()
                throw error
            }
            await installation.stop()
            #expect(!FileManager.default.fileExists(atPath: folder + "/.doorstroom/endpoints.json"))
        }
    }

    /// A second installation in the same folder is refused, and the ledger can be read beside the first.
    @Test func aSecondInstallationInAFolderIsRefused() async throws {
        try await Self.with { installation, endpoints, folder in
            let second = try Self.installation(folder, onOwnServers: false)
            await #expect(throws: OperationError.self) { _ = try await second.start() }
            #expect(try await Ledger.read(installation).isBalanced)
            let beside = Installation(
                folder: InstallationFolder(folder + "/.doorstroom"), running: endpoints,
                options: try Programs.options)
            #expect(try await Ledger.read(beside).isBalanced)
            await beside.release()
            let http = try #require(endpoints.http["registration"])
            #expect(try await HTTPReader().json(http + "/readyz")["phase"] == "running")
        }
    }

    /// When the development broker dies, the installation reports it.
    @Test func theDeathOfTheBrokerIsReported() async throws {
        try await Self.with(onOwnServers: true) { installation, _, _ in
            let pid = try #require(await installation.brokerProcessId)
            kill(pid, SIGKILL)
            #expect(await installation.failed().contains("development broker ended"))
        }
    }

    /// The sample with an id and a reference of this test.
    static func changed(_ event: JSONValue, id: String, reference: String) -> JSONValue {
        guard case .object(let members) = event else { return event }
        return .object(
            members.map { member in
                switch member.name {
                case "id": JSONMember("id", .string(id))
                case "subject": JSONMember("subject", .string(reference))
                case "source": JSONMember("source", "urn:nld:doorstroom:lister")
                case "data":
                    JSONMember("data", Self.changed(member.value, id: id, reference: reference))
                case "applicationId": JSONMember("applicationId", .string(reference))
                default: member
                }
            })
    }
}
