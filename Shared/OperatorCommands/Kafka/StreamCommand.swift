import ArgumentParser

public struct StreamCommand: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "stream", abstract: "Writes this service's numbered stream, one event a line.",
        discussion: "Without --references the events' subjects and data are masked; a replay needs them.")

    @OptionGroup public var references: ReferencesOption

    @Argument(help: "The file.")
    public var file: String

    public init() {}
}
