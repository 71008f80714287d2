import ArgumentParser
import Contracts
import Operation
import ServiceKit

/// Who may send. Each runs in Registration, on its database and topics.
struct PartnerCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "partner", abstract: "Adds partners, renews their tokens, and shows who there is.",
        subcommands: [
            List.self, Add.self, Rights.self, Rotate.self, Disable.self, Enable.self, Usage.self, Quota.self,
        ])

    static func run(_ arguments: [String]) async throws {
        try await Databases.use { installation in
            Console.print(try await installation.run(.registration, ["partner"] + arguments), terminator: "")
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists all partners, one JSON line each.")

        func run() async throws { try await PartnerCommands.run(["list"]) }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a partner's topics, rights and token, and prints the sheet to hand over.",
            discussion: "On a running installation it is found within thirty seconds. The token is shown once.")

        @Argument(help: "Its id: 2 to 40 of a-z 0-9 -.")
        var id: String

        @Option(help: "What people call it: one line of at most 100 characters.")
        var name: String

        @Option(
            help:
                "institution, corporation, landlord, allocation-office, association, municipality or implementation-team."
        )
        var kind: String

        @Option(help: "A further source it may use, such as urn:nld:oin:…; may be repeated.")
        var source: [String] = []

        @Option(help: "The broker's principal that gets the rights, as User:NAME; without it User:<id>.")
        var principal: String?

        func validate() throws {
            try Shown.check(self.name, "--name", maximum: Partner.maximumNameLength)
            for source in self.source { try Shown.check(source, "--source", maximum: Partner.maximumSourceLength) }
        }

        func run() async throws {
            try await PartnerCommands.run(
                ["add", self.id, "--name", self.name, "--kind", self.kind]
                    + self.source.flatMap { ["--source", $0] } + (self.principal.map { ["--principal", $0] } ?? []))
        }
    }

    struct Rights: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes the topics of partners that are there already, and gives their rights.",
            discussion: "Safe to repeat. With --all of every active one, such as the plan's.")

        @Argument(help: "Its id.")
        var id: String?

        @Option(help: "The broker's principal that gets the rights; without it User:<id>.")
        var principal: String?

        @Flag(help: "All active partners.")
        var all = false

        @Option(help: "With --all: a file with a partner's id and its principal on each line.")
        var principalsFile: String?

        func validate() throws {
            guard (self.id == nil) == self.all else { throw ValidationError("say one id, or --all") }
            guard self.principal == nil || !self.all else {
                throw ValidationError("--principal is for one partner; --principals-file is for all")
            }
            guard self.principalsFile == nil || self.all else {
                throw ValidationError("--principals-file goes with --all")
            }
        }

        func run() async throws {
            let arguments = self.id.map { [$0] } ?? ["--all"]
            try await PartnerCommands.run(
                ["rights"] + arguments + (self.principal.map { ["--principal", $0] } ?? [])
                    + (self.principalsFile.map { ["--principals-file", $0] } ?? []))
        }
    }

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Gives a partner another token; the former one ends.")

        @Argument(help: "Its id.")
        var id: String

        func run() async throws { try await PartnerCommands.run(["rotate", self.id]) }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Stops reading a partner's topic and refuses its token. What stands on the topic waits.")

        @Argument(help: "Its id.")
        var id: String

        func run() async throws { try await PartnerCommands.run(["disable", self.id]) }
    }

    struct Enable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Reads a partner's topic again, from where it was left.")

        @Argument(help: "Its id.")
        var id: String

        func run() async throws { try await PartnerCommands.run(["enable", self.id]) }
    }
}

/// Who sends how much.
extension PartnerCommands {
    struct Usage: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows what partners sent today and may send, one JSON line each.")

        @Argument(help: "One partner's id; without it all of them.")
        var id: String?

        func run() async throws { try await PartnerCommands.run(["usage"] + [self.id].compactMap(\.self)) }
    }

    struct Quota: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says what a partner may send in a day, in the place of what every partner may.")

        @Argument(help: "Its id.")
        var id: String

        @Option(help: "Events a day.")
        var events: Int64?

        @Option(help: "Bytes a day, of the events as they came.")
        var bytes: Int64?

        @Flag(help: "Gives back what every partner may send.")
        var standard = false

        func validate() throws {
            guard self.standard ? self.events == nil && self.bytes == nil : self.events != nil && self.bytes != nil
            else {
                throw ValidationError("Give --events N and --bytes N, or --standard.")
            }
        }

        func run() async throws {
            try await PartnerCommands.run(
                ["quota", self.id] + (self.standard ? ["--standard"] : [])
                    + (self.events.map { ["--events", "\($0)"] } ?? [])
                    + (self.bytes.map { ["--bytes", "\($0)"] } ?? []))
        }
    }
}

/// The service's own check, made before anything starts.
enum Shown {
    static func check(_ text: String, _ what: String, maximum: Int) throws {
        do throws(UsageError) {
            _ = try ShownText.checked(text, what, maximum: maximum)
        } catch {
            throw ValidationError(error.description)
        }
    }
}
