import ArgumentParser

public struct TopicsCommand: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "topics",
        abstract: "Makes this service's topics where the broker can, and corrects the settings of existing ones.")

    public init() {}
}
