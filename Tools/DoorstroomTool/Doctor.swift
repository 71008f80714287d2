import ArgumentParser
import Contracts
import OperatorCommands
import ServiceKit
import Supervision

/// Checks what the services need, for all four of them.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tries every right and setting that the services need, and names the remedy of each problem.",
        discussion: "Exit 0 when nothing is wrong, 1 otherwise. \(Deployment.databases)")

    @Argument(help: "One service; by default all four.")
    var service: ServiceName?

    func run() async throws {
        try await Databases.use { installation in
            var wrong: [String] = []
            for service in self.service.map({ [$0] }) ?? ServiceName.allCases {
                let outcome = try await installation.outcome(service, ["doctor"])
                Console.print("\(service.rawValue)\n\(outcome.printed)", terminator: "")
                if outcome.status != 0 {
                    wrong.append(
                        outcome.said.isEmpty ? "\(service.rawValue) ended with \(outcome.status)" : outcome.said)
                }
            }
            guard wrong.isEmpty else {
                for said in wrong { Console.complain(said.replacing(/\s+$/, with: "")) }
                throw ExitCode(1)
            }
            Console.print("nothing is wrong")
        }
    }
}
