import ArgumentParser
import Contracts
import Foundation
import Messaging
import Operation
import ServiceKit
import Simulation
import Vocabulary

struct Simulate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes the events of a simulated year, one file per partner, in day order.",
        discussion: "ASSUMPTIONS.md beside them says what is assumed and why. The same seed gives the same bytes.")

    @Option(help: "The year; the plan has figures for 2019.")
    var year = 2019

    @OptionGroup var options: YearOptions

    @Option(help: "The folder to write to.")
    var out: String

    func run() throws {
        let simulation: Simulation
        do {
            simulation = try Simulation(seed: self.options.seed, scale: self.options.scale, year: self.year)
        } catch {
            throw OperationError("the simulation cannot be made: \(error)")
        }
        try FileManager.default.createDirectory(atPath: self.out, withIntermediateDirectories: true)
        for partner in simulation.partners {
            let file = URL(fileURLWithPath: "\(self.out)/\(partner).ndjson")
            try Data(simulation.ndjson(partner: partner)).write(to: file)
        }
        let assumptions = Assumption.markdown(simulation.assumptions)
        try Data(assumptions.utf8).write(to: URL(fileURLWithPath: "\(self.out)/ASSUMPTIONS.md"))
        Console.print("\(simulation.partners.count) files in \(self.out)")
    }
}

struct Play: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Plays the year 2019 against services that already run.",
        discussion: """
            DOORSTROOM_KAFKA says where the broker is; DOORSTROOM_REGISTRATION_URL, DOORSTROOM_MATCHING_URL, \
            DOORSTROOM_MONITORING_URL and DOORSTROOM_ESCALATION_URL where the services are. Without them the \
            installation of this folder is meant. The services have to run with DOORSTROOM_CALENDAR=simulated.
            """)

    @OptionGroup var year: YearOptions

    func run() async throws {
        var configuration = try ServiceConfiguration()
        var endpoints = Endpoints.fromEnvironment(configuration)
        if endpoints.kafka.isEmpty || endpoints.http.isEmpty { endpoints = try Endpoints.read(InstallationFolder()) }
        configuration.kafka = endpoints.kafka
        let player = try Player(
            simulation: try self.year.simulation(), endpoints: endpoints, configuration: configuration)
        try await player.play { done, total, day in Terminal.progress(done, of: total, day.description) }
        let tally = await player.tally
        await player.close()
        if tally.days == 0 {
            Console.complain("nothing left to play: the calendar is past it (a real one is: DOORSTROOM_CALENDAR)")
        }
        Console.print(
            "\(tally.days) days, \(tally.sent) sent, \(tally.accepted) accepted, \(tally.rejected) rejected, "
                + "\(tally.duplicate) repeats, \(tally.deferred) deferred")
    }
}

/// Reads a file, or standard input for `-`, as events: one JSON object, one a line, or an array of them.
enum EventFile {
    static func messages(_ path: String) throws -> [[UInt8]] {
        let data: Data
        if path == "-" {
            data = FileHandle.standardInput.readDataToEndOfFile()
        } else {
            guard let content = FileManager.default.contents(atPath: path) else {
                throw OperationError("cannot read \(path)")
            }
            data = content
        }
        let bytes = Array(data)
        // A document that is JSON as a whole is one event, however many lines it has, or a batch of them.
        switch try? JSONParser.parse(bytes) {
        case .array(let items)?: return items.map { JSONWriter.bytes($0) }
        case .some: return [bytes]
        case nil: break
        }
        let lines = bytes.split(separator: UInt8(ascii: "\n")).map { line in
            Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
        }.filter { !$0.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
        // A file in which no line is JSON is not NDJSON: it is one rejection.
        return lines.contains { (try? JSONParser.parse($0)) != nil } ? lines : [bytes]
    }
}

struct Send: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Sends events to a partner's topic, waits for the feedback and prints it.",
        discussion: "Exit 0 when all were accepted, 1 when one was not.")

    @Option(help: "The partner whose topic it is.")
    var partner: String

    @Argument(help: "A file with one JSON event or one a line; - for standard input.")
    var file: String

    func run() async throws {
        let messages = try EventFile.messages(self.file)
        var configuration = try ServiceConfiguration()
        if configuration.kafka.isEmpty { configuration.kafka = try Endpoints.read(InstallationFolder()).kafka }
        guard PartnerDirectory.plan[self.partner] != nil else {
            throw OperationError("«\(self.partner)» is not a partner")
        }
        let client = try IntakeClient(configuration: configuration, clientId: "doorstroom-send")
        let feedback = try await client.send(
            messages.map { body in
                let subject = (try? JSONParser.parse(body))?["subject"]?.stringValue
                return PartnerMessage(key: subject ?? "", body: body, headers: SimulatedMessage.structuredHeaders)
            }, as: self.partner)
        await client.close()
        for answer in feedback { Console.print(String(decoding: answer.bytes, as: UTF8.self)) }
        if !feedback.allSatisfy(\.isAccepted) { throw ExitCode(1) }
    }
}

struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks events offline, with the code and the reason codes of the service.",
        discussion: "Prints one JSON line per event. Exit 0 when all are good, 1 when one is rejected.")

    enum Layer: String, ExpressibleByArgument, CaseIterable {
        /// CloudEvents alone.
        case envelope
        /// And the profile: who may say what, and the fields of each type.
        case profile
    }

    @Option(help: "How far to check: the CloudEvents envelope alone, or the whole profile.")
    var layer = Layer.profile

    @Argument(help: "Files with one JSON event, one a line, or an array of them; - for standard input.")
    var files: [String]

    func run() throws {
        var isGood = true
        for file in self.files {
            for body in try EventFile.messages(file) {
                let (rejection, warnings) = self.check(body)
                let line: JSONValue
                if let rejection {
                    isGood = false
                    line = .object(omittingNil: [
                        ("ok", false), ("code", .string(rejection.code.rawValue)),
                        ("pointer", .string(rejection.pointer)), ("title", .string(rejection.code.title.english)),
                        ("expected", rejection.expected.map { .string($0) }),
                    ])
                } else {
                    line = .object(omittingNil: [
                        ("ok", true), ("warnings", warnings.isEmpty ? nil : JSONValue(warnings)),
                    ])
                }
                Console.print(JSONWriter.string(line))
            }
        }
        if !isGood { throw ExitCode(1) }
    }

    private func check(_ body: [UInt8]) -> (Rejection?, warnings: [String]) {
        switch self.layer {
        case .envelope:
            guard case .rejected(let rejection, _) = EnvelopeDecoder.decode(body: body) else { return (nil, []) }
            return (rejection, [])
        case .profile:
            switch EventValidator(directory: .plan).validate(body: body, headers: [], owner: nil) {
            case .valid(let event): return (nil, event.warnings)
            case .rejected(let rejection, _, _): return (rejection, [])
            }
        }
    }
}
