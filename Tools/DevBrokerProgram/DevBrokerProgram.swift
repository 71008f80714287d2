import Foundation
import KafkaClient
import ServiceKit

/// The development broker: librdkafka's mock cluster in a process of its own.
///
/// `doorstroom-devbroker ADDRESS-FILE TOPIC[=PARTITIONS]…` makes the topics, one partition each by default, writes
/// `host:port` into the file, and runs until a signal stops it or standard input closes.
public enum DevBrokerProgram {
    public static let name = "doorstroom-devbroker"

    /// - Parameter arguments: without the program's name.
    public static func run(_ arguments: [String]) throws {
        let topics = arguments.dropFirst().map { Self.topic($0) }
        guard let file = arguments.first, topics.allSatisfy({ $0.partitions >= 1 }) else {
            FileHandle.standardError.write(
                Data("usage: doorstroom-devbroker ADDRESS-FILE TOPIC[=PARTITIONS]…\n".utf8))
            exit(2)
        }
        let broker = try DevelopmentBroker()
        for topic in topics { try broker.create(topic.name, partitions: topic.partitions) }
        try Data((broker.bootstrapServers + "\n").utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
        if Environment.current["DOORSTROOM_EXIT_WITH_STDIN"] == "true" {
            while !FileHandle.standardInput.availableData.isEmpty {}
        } else {
            while true { sleep(3600) }
        }
        withExtendedLifetime(broker) {}
    }

    private static func topic(_ argument: String) -> (name: String, partitions: Int) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]), parts.count == 1 ? 1 : Int(parts[1]) ?? 0)
    }
}
