import Foundation
import KafkaClient
import ServiceKit

/// The development broker: librdkafka's mock cluster in a process of its own.
///
/// `doorstroom-devbroker ADDRESS-FILE TOPIC…` makes the topics with one partition each, writes `host:port` into the
/// file, and runs until it is told to stop or until standard input closes.
@main
enum Main {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let file = arguments.first else {
            FileHandle.standardError.write(Data("usage: doorstroom-devbroker ADDRESS-FILE TOPIC…\n".utf8))
            exit(2)
        }
        let broker = try DevelopmentBroker()
        for topic in arguments.dropFirst() { try broker.create(topic) }
        try Data((broker.bootstrapServers + "\n").utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
        if ProcessInfo.processInfo.environment["DOORSTROOM_EXIT_WITH_STDIN"] == "true" {
            while !FileHandle.standardInput.availableData.isEmpty {}
        } else {
            while true { sleep(3600) }
        }
        withExtendedLifetime(broker) {}
    }
}
