import ArgumentParser
import Contracts
import JSON
import ServiceKit
import Supervision

struct WholeLedger: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Shows whether every event that came in has come out.",
        discussion: "Exit 0 when it balances, 1 when it does not.")

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        try await Databases.use { installation in
            let ledger = try await Ledger.read(installation)
            Console.print(self.json ? JSONWriter.string(ledger.json) : ledger.text)
            if !ledger.isBalanced { throw ExitCode(1) }
        }
    }
}
