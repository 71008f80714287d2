import Contracts
import Foundation
import NamedPrograms
import Supervision
import Testing

/// One executable under several names, as in the image.
@Suite(.timeLimit(.minutes(10)))
struct ProgramNamesTests {
    @Test func theLastPartOfThePathIsTheName() {
        #expect(NamedProgram(path: "/usr/local/bin/doorstroom-matching") == .matching)
        #expect(NamedProgram(path: "doorstroom-devbroker") == .developmentBroker)
        for path in ["doorstroom", "", "/", "/doorstroom-matching/doorstroom", "doorstroom-matching-2"] {
            #expect(NamedProgram(path: path) == nil, "\(path)")
        }
    }

    @Test(arguments: ServiceName.allCases)
    func aLinkIsTheService(service: ServiceName) async throws {
        let name = "doorstroom-\(service.rawValue)"
        let linked = try await Self.run(name, ["--help"])
        let own = try await ChildProcess.output(Programs.folder + "/" + name, ["--help"])
        #expect(linked.output == own && own.contains("USAGE: \(name) ") && own.contains("healthcheck"))
        let wrong = try await Self.run(name, ["no-such-command"])
        #expect(wrong.status == 2 && wrong.errors.contains("Usage: \(name) serve"))
    }

    @Test func aLinkIsTheDevelopmentBroker() async throws {
        let answer = try await Self.run(NamedProgram.developmentBroker.rawValue, [])
        #expect(answer.status == 2 && answer.errors.hasPrefix("usage: doorstroom-devbroker "))
    }

    private static func run(_ name: String, _ arguments: [String]) async throws -> DoorstroomCommand.Answer {
        let folder = try Programs.folderForInstallation("doorstroom-names")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder)/\(name)", withDestinationPath: Programs.folder + "/doorstroom")
        return try await DoorstroomCommand(folder: folder, program: "\(folder)/\(name)")(arguments)
    }
}
