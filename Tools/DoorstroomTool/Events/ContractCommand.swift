import ArgumentParser
import ContractDocuments
import ServiceKit
import Supervision

/// The documents of the contract, made from the code.
struct ContractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contract",
        abstract: "Writes or checks the documents under docs/contract that are made from the code.",
        shouldDisplay: false, subcommands: [Write.self, Check.self])

    struct Write: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Writes the documents that differ.")

        @Argument(help: "The folder.")
        var folder = "docs/contract"

        func run() throws {
            for path in try ContractFolder(self.folder).write() { Console.print(path) }
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the documents that differ; exit 1 when there are any.")

        @Argument(help: "The folder.")
        var folder = "docs/contract"

        func run() throws {
            let stale = try ContractFolder(self.folder).stale()
            guard !stale.isEmpty else { return }
            for path in stale { Console.print(path) }
            throw ExitCode(1)
        }
    }
}
