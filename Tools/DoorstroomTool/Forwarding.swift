import ArgumentParser
import Contracts
import OperatorCommands
import ServiceKit
import Supervision

/// Passes the words of a command on to the program of the service that carries it out, and exits with that program's
/// code.
enum Forwarding {
    /// - Throws: the `ExitCode` of the service's program when it is not 0.
    static func run(_ words: [String], by service: ServiceName) async throws {
        try await Databases.use { try await Self.run(words, by: service, of: $0) }
    }

    /// - Parameter prefix: text printed before the first line.
    static func run(
        _ words: [String], by service: ServiceName, of installation: Installation, prefix: String = ""
    ) async throws {
        let outcome = try await installation.outcome(service, words)
        Console.print(outcome.printed.isEmpty ? "" : prefix + outcome.printed, terminator: "")
        guard outcome.status == 0 else {
            Console.complain("doorstroom: \(outcome.said.replacing(/\s+$/, with: ""))")
            throw ExitCode(outcome.status)
        }
    }

    /// Runs the same command in all four services, one after another, also after one of them failed.
    ///
    /// - Throws: the `ExitCode` of the first that failed.
    static func runInAll(_ words: [String]) async throws {
        try await Databases.use { installation in
            var failure: (any Error)?
            for service in ServiceName.allCases {
                do {
                    try await Self.run(words, by: service, of: installation)
                } catch {
                    Console.complain("doorstroom: \(service.rawValue) did not do it")
                    failure = failure ?? error
                }
            }
            if let failure { throw failure }
        }
    }

    /// Runs a parsed command: the tool's own here, a service's in its program.
    static func run(_ command: any ParsableCommand, _ words: [String]) async throws {
        if let service = words.first.flatMap(ServiceName.init), !type(of: command).isGroup {
            return try await Self.run(Array(words.dropFirst()), by: service)
        }
        if let owned = command as? any ServiceOwned {
            try await Self.run(words, by: type(of: owned).owner)
            if let followed = command as? any FollowedInAll { try await Self.runInAll(followed.consequence) }
            return
        }
        if var asynchronous = command as? any AsyncParsableCommand { return try await asynchronous.run() }
        var own = command
        try own.run()
    }

    /// The words without the given option and its value.
    static func words(_ words: [String], without option: String) -> [String] {
        var kept: [String] = []
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" { return kept + [word] + rest }
            if word == option { _ = rest.popFirst() } else if !word.hasPrefix(option + "=") { kept.append(word) }
        }
        return kept
    }
}

extension ParsableCommand {
    /// Whether the command only groups subcommands and shows its help.
    static var isGroup: Bool { !self.configuration.subcommands.isEmpty }
}
