import ArgumentParser
import Contracts
import Foundation
import MatchingDomain
import MatchingInstances
import Operation
import ServiceKit
import Vocabulary

struct RoundCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "round",
        abstract: "The rounds of Matching: shown, explained, exported, replayed, tried otherwise.",
        subcommands: [List.self, Show.self, Export.self, Explain.self, Replay.self, WhatIf.self, BenchInstance.self])

    /// Asks Matching and prints the answer.
    private static func ask(_ question: RoundRequest.Question, json: Bool = false) async throws {
        try await Databases.use { Console.print(try await $0.ask(question, asJSON: json), terminator: "") }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the rounds.")

        @Flag(help: "As JSON.")
        var json = false

        func run() async throws { try await RoundCommands.ask(.list, json: self.json) }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows a round: quotas, solves with their values, funnel, fairness.")

        @Argument(help: "The round.")
        var round: String

        @Flag(help: "As JSON.")
        var json = false

        func run() async throws { try await RoundCommands.ask(.show(round: self.round), json: self.json) }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Writes a day's solve: situation, instance, solution and certificate as JSON, or a level as DIMACS.",
            discussion: """
                With --dimacs, level N on the optimal face of the levels before it, as a minimum-cost flow that any other \
                solver can check; `c optimum` says what it has to find.
                """)

        @Argument(help: "The round.")
        var round: String

        @Option(help: "The day; without it the round's first.")
        var day: CalendarDate?

        @Flag(help: "One level as DIMACS.")
        var dimacs = false

        @Option(help: "Which level, from 1 to 8.")
        var level: Int?

        func validate() throws {
            guard self.dimacs == (self.level != nil) else { throw ValidationError("--dimacs and --level go together") }
            guard (1...8).contains(self.level ?? 1) else { throw ValidationError("levels are numbered from 1 to 8") }
        }

        func run() async throws {
            try await RoundCommands.ask(.export(round: self.round, day: self.day, dimacsLevel: self.level))
        }
    }

    struct Explain: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says why: of a pair on a day, of a candidate or a dwelling over the round.",
            discussion: "One Dutch sentence that a case worker can read out, or JSON with all that lies behind it.")

        @Argument(help: "The round.")
        var round: String

        @Option(help: "The candidate's application.")
        var candidate: String?

        @Option(help: "The dwelling.")
        var dwelling: String?

        @Option(help: "The day of a pair; without it the last on which it could be looked at.")
        var day: CalendarDate?

        @Option(
            name: .customLong("for"),
            help:
                "A partner: only what it may see. An institution its own clients, a corporation those presented to it.")
        var asker: String?

        @Flag(help: "As JSON.")
        var json = false

        func validate() throws {
            guard self.candidate != nil || self.dwelling != nil else {
                throw ValidationError("say --candidate, --dwelling, or both")
            }
        }

        func run() async throws {
            try await RoundCommands.ask(
                .explain(
                    round: self.round, candidate: self.candidate, dwelling: self.dwelling, day: self.day,
                    asker: self.asker),
                json: self.json)
        }
    }

    struct Replay: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a round again from Registration's stream, and compares it to the byte.",
            discussion: "Exit 0 when it is the same, 1 when it differs.")

        @Argument(help: "The round.")
        var round: String

        func run() async throws {
            try await Databases.use { Console.print(try await $0.replay(round: self.round), terminator: "") }
        }
    }

    struct WhatIf: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Solves every day of a round anew under another policy: who would come, who would go.",
            discussion: """
                Each day from the state recorded at its start; nothing is carried forward, because nobody answered those \
                presentations. Levels: over-norm, institution-share, route-share, waiting, suitability.
                """)

        @Argument(help: "The round.")
        var round: String

        @Option(help: "Inflow's share, in percent.")
        var inflowShare: Int?

        @Option(help: "K: candidates per dwelling.")
        var candidatesPerDwelling: Int?

        @Option(help: "The levels from 3 to 7, most important first, with commas.")
        var levels: String?

        @Flag(help: "As JSON.")
        var json = false

        private static let names: KeyValuePairs<String, Level> = [
            "over-norm": .overNorm, "institution-share": .institutions, "route-share": .routes, "waiting": .waiting,
            "suitability": .suitability,
        ]

        private func order() throws -> [Level]? {
            try self.levels?.split(separator: ",").map { name in
                guard let level = Self.names.first(where: { $0.key == name })?.value else {
                    throw ValidationError("no level \(name); known: \(Self.names.map(\.key).joined(separator: ", "))")
                }
                return level
            }
        }

        func validate() throws {
            guard self.inflowShare != nil || self.candidatesPerDwelling != nil || self.levels != nil else {
                throw ValidationError("say what would be different")
            }
            guard (0...100).contains(self.inflowShare ?? 0), (1...20).contains(self.candidatesPerDwelling ?? 1) else {
                throw ValidationError("--inflow-share is from 0 to 100, --candidates-per-dwelling from 1 to 20")
            }
            if let finding = try self.order().flatMap({ PolicyLinter.findings(levels: $0).first }) {
                throw ValidationError(finding.message)
            }
        }

        func run() async throws {
            let change = PolicyChange(
                inflowSharePercent: self.inflowShare, candidatesPerDwelling: self.candidatesPerDwelling,
                levels: try self.order())
            try await RoundCommands.ask(.whatIf(round: self.round, change: change), json: self.json)
        }
    }

    struct BenchInstance: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "bench-instance",
            abstract: "Writes a generated day to solve, as JSON: the published generator of the measurements.",
            discussion: "The same size and seed give the same bytes.")

        @Option(help: "city, province, province-dense or country.")
        var size: GeneratedSituation.Size

        @Option(help: "Another seed, another day.")
        var seed: UInt64 = 1

        @Option(help: "The file.")
        var out: String

        func run() throws {
            let instance = try DayProblem(GeneratedSituation.make(self.size, seed: self.seed)).instance
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            try encoder.encode(instance).write(to: URL(fileURLWithPath: self.out))
            Console.print(
                "\(self.out): \(instance.candidates.count) candidates × \(instance.dwellings.count) dwellings, "
                    + "\(instance.pairCount) pairs; \(instance.rows.count) × \(instance.kindCount) classes")
        }
    }
}

extension GeneratedSituation.Size: ExpressibleByArgument {}

extension CalendarDate: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
