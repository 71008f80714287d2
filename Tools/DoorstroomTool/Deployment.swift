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

struct TopicNames: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "topics", abstract: "Makes the topics of a deployment, where the broker can.",
        discussion: "DOORSTROOM_KAFKA says where the broker is.", shouldDisplay: false)

    @Flag(help: "Only print their names.")
    var list = false

    func run() async throws {
        guard self.list else {
            try await Deployment.each("topics", on: try Deployment.installation(needsDatabases: false))
            return
        }
        let configuration = try ServiceConfiguration()
        let known = try await KnownPartners.find(file: nil, configuration: configuration)
        if let warning = known.warning { Console.complain("doorstroom: \(warning)") }
        // Topics of disabled partners exist too.
        let partners = PartnerDirectory(known.all + PartnerDirectory.plan.all)
        let topics = Topics(prefix: configuration.topicPrefix)
        for name in ServiceName.allCases.flatMap({ topics.names(for: $0, directory: partners) }) { Console.print(name) }
    }
}

struct ResumeRelays: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume-relays",
        abstract: "Fills a new, empty development broker from the databases, as `up` does. The services are stopped.",
        discussion: Deployment.databases, shouldDisplay: false)

    func run() async throws {
        let resumed = try await Deployment.installation().resumeRelays()
        for (writer, number) in resumed.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            Console.print("\(writer.rawValue) sends again what follows number \(number)")
        }
    }
}
