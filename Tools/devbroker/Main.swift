import Foundation
import KafkaClient

/// The development broker: librdkafka's mock cluster in a process of its own.
///
/// `doorstroom-devbroker [--partitions N] ADDRESS-FILE TOPIC…` makes the topics, one partition each by default, writes
/// `host:port` into the file, and runs until it is told to stop or until standard input closes.
@main
enum Main {
    static func main() throws {
        var arguments = CommandLine.arguments.dropFirst()
        var partitions = 1
        if arguments.first == "--partitions" {
            partitions = arguments.dropFirst().first.flatMap { Int($0) } ?? 0
            arguments = arguments.dropFirst(2)
        }
        guard let file = arguments.first, partitions >= 1 else {
            FileHandle.standardError.write(
                Data("usage: doorstroom-devbroker [--partitions N] ADDRESS-FILE TOPIC…\n".utf8))
            exit(2)
        }
        let broker = try DevelopmentBroker()
        for topic in arguments.dropFirst() { try broker.create(topic, partitions: partitions) }
        try Data((broker.bootstrapServers + "\n").utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
        if ProcessInfo.processInfo.environment["DOORSTROOM_EXIT_WITH_STDIN"] == "true" {
            while !FileHandle.standardInput.availableData.isEmpty {}
        } else {
            while true { sleep(3600) }
        }
        withExtendedLifetime(broker) {}
    }
}
