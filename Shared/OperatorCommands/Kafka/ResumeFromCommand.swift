import ArgumentParser

public struct ResumeFromCommand: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "resume-from", abstract: "Sends again what follows a number of this service's stream.",
        discussion: """
            All of it when the service is stopped; what is for one topic, or for all partners, beside the service.
            """)

    @Argument(help: "The number; 0 for the beginning of the stream.")
    public var seq: Int64

    @Argument(help: "What is for one topic.")
    public var topic: String?

    @Flag(help: "What is for all partners.")
    public var all = false

    public init() {}

    public func validate() throws {
        guard self.seq >= 0 else { throw ValidationError("a number of the stream is 0 or more") }
        guard self.topic == nil || !self.all else { throw ValidationError("say a topic, or --all") }
    }
}
