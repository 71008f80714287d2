import ArgumentParser
import Contracts
import Foundation
import Messaging
import Operation
import ServiceKit

/// Runs something against the databases that the environment names, or against this folder's: of the running
/// installation, or of its PostgreSQL started for it.
enum Databases {
    static func use(_ body: (Installation) async throws -> Void) async throws {
        let folder = InstallationFolder()
        let endpoints = Endpoints.fromEnvironment(try ServiceConfiguration())
        let options = try Installation.Options()
        if !endpoints.postgres.isEmpty {
            try await body(Installation(folder: folder, running: endpoints, options: options))
            return
        }
        guard FileManager.default.fileExists(atPath: folder.path + "/secrets.json") else {
            throw OperationError("there is no installation in this folder: start one with `doorstroom up`")
        }
        let installation: Installation
        if folder.isLocked() {
            installation = Installation(folder: folder, running: try Endpoints.read(folder), options: options)
        } else {
            installation = Installation(folder: folder, options: options)
            try await installation.startDatabases()
        }
        do {
            try await body(installation)
        } catch {
            await installation.release()
            throw error
        }
        await installation.release()
    }
}

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Shows whether everything that came in came out.",
        discussion: "Exit 0 when it balances, 1 when it does not.")

    @Flag(help: "As JSON.")
    var json = false

    func run() async throws {
        try await Databases.use { installation in
            let ledger = try await Ledger.read(installation)
            Console.print(self.json ? JSONWriter.string(ledger.json) : ledger.text)
            if !ledger.isBalanced { throw ExitCode(1) }
        }
    }
}

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints placements or indicators as CSV, sorted, the same for the same events.")

    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case placements
        case indicators
    }

    @Argument(help: "placements or indicators")
    var subject: Subject

    func run() async throws {
        try await Databases.use { installation in
            let service: ServiceName = self.subject == .placements ? .matching : .monitoring
            Console.print(try await installation.run(service, ["export", self.subject.rawValue]), terminator: "")
        }
    }
}

/// By name, with the four names in the help and in the error.
extension ServiceName: ExpressibleByArgument {}

struct DeadLettersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deadletters", abstract: "Events that wait behind a fault of ours.",
        subcommands: [List.self, Show.self, Export.self, Replay.self, Discard.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists them, one JSON line each.")

        func run() async throws {
            try await Databases.use { installation in
                for service in ServiceName.allCases {
                    Console.print(try await installation.run(service, ["deadletters", "list"]), terminator: "")
                }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows all that is known of some, the event included.",
            discussion: "An event may hold what is known of a client: show it only to who may see that.")

        @Option(help: "Whose.")
        var service: ServiceName

        @Argument(help: "Their ids, as `list` shows them.")
        var ids: [Int64]

        func run() async throws {
            try await Databases.use { installation in
                Console.print(
                    try await installation.run(self.service, ["deadletters", "show"] + self.ids.map(String.init)),
                    terminator: "")
            }
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Copies them to a topic, with the headers of Spring's dead letters; they stay parked.",
            discussion: "An event may hold what is known of a client: choose a topic that only you can read.")

        @Option(help: "Whose.")
        var service: ServiceName

        @Argument(help: "The topic.")
        var topic: String

        @Argument(help: "Their ids, as `list` shows them; without ids all of the service's.")
        var ids: [Int64] = []

        func run() async throws {
            try await Databases.use { installation in
                let arguments = ["deadletters", "export", self.topic] + self.ids.map(String.init)
                Console.print(try await installation.run(self.service, arguments), terminator: "")
            }
        }
    }

    struct Replay: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lets them be tried again now.",
            discussion: "Who asked is written down. Without ids all of the service's are meant.")

        @Option(help: "Whose; without it all four.")
        var service: ServiceName?

        @Flag(help: "Only say what would be replayed.")
        var dryRun = false

        @Option(help: "Who asks.")
        var actor: String = ProcessInfo.processInfo.userName

        @Argument(help: "Their ids, as `list` shows them.")
        var ids: [Int64] = []

        func validate() throws {
            guard self.ids.isEmpty || self.service != nil else {
                throw ValidationError("ids are a service's own: say which with --service")
            }
            try Shown.check(self.actor, "--actor", maximum: OperatorNote.maximumActor)
        }

        func run() async throws {
            try await Databases.use { installation in
                let services = self.service.map { [$0] } ?? ServiceName.allCases
                for service in services {
                    let arguments =
                        ["deadletters", "replay", "--actor", self.actor] + (self.dryRun ? ["--dry-run"] : [])
                        + self.ids.map(String.init)
                    Console.print(
                        "\(service.rawValue): \(try await installation.run(service, arguments))", terminator: "")
                }
            }
        }
    }

    struct Discard: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Gives events up that can never be handled.",
            discussion: """
                The partner gets a rejection with the code state-discarded. Who asked and why is written down. The \
                worker carries it out, after what waits before it under the same key.
                """)

        @Option(help: "Whose.")
        var service: ServiceName

        @Option(help: "Why.")
        var reason: String

        @Flag(help: "Only say what would be discarded.")
        var dryRun = false

        @Option(help: "Who asks.")
        var actor: String = ProcessInfo.processInfo.userName

        @Argument(help: "Their ids, as `list` shows them.")
        var ids: [Int64]

        func validate() throws {
            try Shown.check(self.reason, "--reason", maximum: OperatorNote.maximumReason)
            try Shown.check(self.actor, "--actor", maximum: OperatorNote.maximumActor)
        }

        func run() async throws {
            try await Databases.use { installation in
                let arguments =
                    ["deadletters", "discard", "--reason", self.reason, "--actor", self.actor]
                    + (self.dryRun ? ["--dry-run"] : []) + self.ids.map(String.init)
                Console.print(try await installation.run(self.service, arguments), terminator: "")
            }
        }
    }
}
