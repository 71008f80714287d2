import ArgumentParser
import Contracts
import OperatorCommands
import ServiceKit
import Supervision

/// Lists or grants the rights that the services need at the broker.
struct RightsCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rights", abstract: "Lists the rights that the services need at the broker, or gives them.",
        discussion: """
            Without a user it lists them. Who gives rights needs Alter on the cluster: see --administration. Partners' \
            rights: doorstroom partner rights.
            """, shouldDisplay: false)

    @Argument(help: "The service; by default all four.")
    var service: ServiceName?

    @OptionGroup var arguments: RightsCommand.Arguments

    func validate() throws {
        guard self.arguments.principal == nil || self.service != nil else {
            throw ValidationError("name the service whose rights it gets")
        }
    }

    func run() async throws {
        let installation = try Deployment.installation(needsDatabases: false)
        let words = ["rights"] + (self.arguments.administration ? ["--administration"] : [])
        let services = self.arguments.administration ? [self.service ?? .registration] : self.service.map { [$0] }
        for service in services ?? ServiceName.allCases {
            let said = try await installation.run(service, words + (self.arguments.principal.map { [$0] } ?? []))
            for line in said.split(separator: "\n") {
                Console.print(self.arguments.administration ? String(line) : "\(service.rawValue): \(line)")
            }
        }
    }
}
