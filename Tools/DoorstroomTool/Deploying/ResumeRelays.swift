import ArgumentParser
import Contracts
import Pipeline
import ServiceKit
import Supervision
import YearPlay

struct ResumeRelays: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume-relays",
        abstract: "Fills a new, empty development broker from the databases, as `up` does. The services are stopped.",
        discussion: Deployment.databases, shouldDisplay: false)

    func run() async throws {
        let resumed = try await Deployment.installation().resumeRelays()
        for (writer, number) in resumed.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            Console.print("\(writer.rawValue) sends the events after number \(number) again")
        }
    }
}
