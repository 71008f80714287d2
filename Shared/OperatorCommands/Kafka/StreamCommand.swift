import ArgumentParser

public struct StreamCommand: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "stream", abstract: "Writes this service's numbered stream, one event a line.")

    @Argument(help: "The file.")
    public var file: String

    public init() {}
}
