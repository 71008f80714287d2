import ArgumentParser

public struct RewindCommand: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "rewind", abstract: "Reads a topic again, or the topics of all partners.")

    @Argument(help: "The topic.")
    public var topic: String?

    @Argument(help: "The offset to begin at; without it the start.")
    public var offset: Int64?

    @Flag(help: "All partners' topics.")
    public var all = false

    @Flag(help: "Only say what would be read again.")
    public var dryRun = false

    public init() {}

    public func validate() throws {
        guard (self.topic == nil) == self.all else { throw ValidationError("rewind needs a topic, or --all") }
        if let offset = self.offset, offset < 0 { throw ValidationError("«\(offset)» is not an offset") }
    }
}
