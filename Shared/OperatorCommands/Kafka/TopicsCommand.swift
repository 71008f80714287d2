import ArgumentParser

public struct TopicsCommand: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "topics",
        abstract: "Makes this service's topics where the broker can, and sets right those that exist.")

    public init() {}
}
