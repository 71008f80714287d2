import ArgumentParser

public struct ResumeFromCommand: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "resume-from", abstract: "Sends the events after a number of this service's stream again.",
        discussion: """
            Stop the service to send all of them. For one topic, or for all partners, the service may run.
            """)

    @Argument(help: "The number; 0 for the beginning of the stream.")
    public var seq: Int64

    @Argument(help: "Only the events for this topic.")
    public var topic: String?

    @Flag(help: "Only the events for partners, for all of them.")
    public var all = false

    public init() {}

    public func validate() throws {
        guard self.seq >= 0 else { throw ValidationError("a number of the stream is 0 or more") }
        guard self.topic == nil || !self.all else { throw ValidationError("name a topic, or use --all") }
    }
}
