import ArgumentParser

/// For commands that print references to persons.
public struct ReferencesOption: ParsableArguments, Sendable {
    @Flag(
        name: .customLong("references"),
        help: "Print references to persons; who asked stands in the read log. Without it they are masked.")
    public var isAsked = false

    public init() {}
}
