import ArgumentParser
import Contracts
import Pipeline
import ServiceKit
import Supervision
import YearPlay

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Brings the databases of a deployment to this version's schema.",
        discussion: Deployment.databases, shouldDisplay: false)

    func run() async throws {
        try ServiceConfiguration().refuseDefaultSecrets(
            databases: ServiceName.allCases.map { "database.\($0.rawValue)" }
        ) {
            Console.complain("doorstroom: \($0)")
        }
        try await Deployment.each("migrate", on: try Deployment.installation())
    }
}
