import ArgumentParser

/// For demos and tests on clusters that others run.
public struct DeleteTopicsCommand: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "delete-topics", abstract: "Deletes all topics under DOORSTROOM_TOPIC_PREFIX.")

    @Argument(help: "The prefix, typed once more.")
    public var prefix: String

    public init() {}
}
