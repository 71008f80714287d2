import ArgumentParser
import Contracts
import Operation
import ServiceKit

/// Which rights the services need at the broker, and giving them.
struct RightsCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rights", abstract: "Lists the rights that the services need at the broker, or gives them.",
        discussion: """
            Without a user it lists them. Who gives rights needs Alter on the cluster: see --administration. Partners' \
            rights: doorstroom partner rights.
            """, shouldDisplay: false)

    @Argument(help: "Whose: a service; without it all four.")
    var service: ServiceName?

    @Argument(help: "The broker's principal that gets them, as User:registration.")
    var principal: String?

    @Flag(help: "What making topics and giving rights takes, in the place of what a running service needs.")
    var administration = false

    func validate() throws {
        guard self.principal == nil || self.service != nil else { throw ValidationError("say whose rights it gets") }
    }

    func run() async throws {
        let installation = try Deployment.installation(needsDatabases: false)
        let arguments = ["rights"] + (self.administration ? ["--administration"] : [])
        let services = self.administration ? [self.service ?? .registration] : self.service.map { [$0] }
        for service in services ?? ServiceName.allCases {
            let said = try await installation.run(service, arguments + (self.principal.map { [$0] } ?? []))
            for line in said.split(separator: "\n") {
                Console.print(self.administration ? String(line) : "\(service.rawValue): \(line)")
            }
        }
    }
}
