import ArgumentParser
import Contracts
import Pipeline
import ServiceKit
import Supervision
import YearPlay

struct TopicNames: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "topics", abstract: "Makes the topics of a deployment, where the broker can.",
        discussion: "DOORSTROOM_KAFKA says where the broker is.", shouldDisplay: false)

    @Flag(help: "Print their names only.")
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
