import ArgumentParser
import Contracts
import Pipeline
import ServiceKit
import Supervision
import YearPlay

/// The work that has to be done once before the services of a deployment start, for all four of them.
///
/// The databases are named in `DOORSTROOM_DATABASE_REGISTRATION` and so on.
enum Deployment {
    static let databases = "DOORSTROOM_DATABASE_<SERVICE> says where each service's database is, its password included."

    static func installation(needsDatabases: Bool = true) throws -> Installation {
        let endpoints = Endpoints.fromEnvironment(try ServiceConfiguration())
        if needsDatabases, endpoints.postgres.count < ServiceName.allCases.count {
            throw OperationError(
                "DOORSTROOM_DATABASE_REGISTRATION, _MATCHING, _MONITORING and _ESCALATION have to be set")
        }
        return Installation(folder: InstallationFolder(), running: endpoints, options: try Installation.Options())
    }

    /// Runs one command of each service and prints its output.
    static func each(_ command: String, on installation: Installation) async throws {
        for service in ServiceName.allCases {
            let said = try await installation.run(service, [command]).split(separator: "\n")
            for line in said.isEmpty ? ["nothing to do"] : said { Console.print("\(service.rawValue): \(line)") }
        }
    }
}
