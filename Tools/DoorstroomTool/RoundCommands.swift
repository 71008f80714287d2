import ArgumentParser
import Foundation
import MatchingDomain
import MatchingInstances
import OperatorCommands
import ServiceKit
import Supervision

/// Matching's own round commands, a replay that fetches the stream it needs, and a generator.
struct RoundCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "round", abstract: RoundCommand.configuration.abstract,
        subcommands: [
            RoundCommand.List.self, RoundCommand.Show.self, RoundCommand.Export.self, RoundCommand.Explain.self,
            Replay.self, RoundCommand.WhatIf.self, BenchInstance.self,
        ])

    struct Replay: AsyncParsableCommand {
        static let configuration = RoundCommand.Replay.configuration

        @Argument(help: "The round.")
        var round: String

        func run() async throws {
            try await Databases.use { Console.print(try await $0.replay(round: self.round), terminator: "") }
        }
    }

    struct BenchInstance: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "bench-instance",
            abstract: "Writes a generated day to solve, as JSON: the published generator of the measurements.",
            discussion: "The same size and seed give the same bytes.")

        @Option(help: "city, province, province-dense or country.")
        var size: GeneratedSituation.Size

        @Option(help: "The seed; another seed gives another day.")
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
