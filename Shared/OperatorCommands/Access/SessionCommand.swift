import ArgumentParser

/// The people who are signed in.
public struct SessionCommand: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "session", abstract: "Lists and ends the sessions of people who are signed in.",
        subcommands: [List.self, Revoke.self])

    public init() {}

    public struct List: ParsableCommand, Sendable {
        public static let configuration = CommandConfiguration(abstract: "Lists them, one JSON line each.")

        public init() {}
    }

    public struct Revoke: ForwardedCommand, Sendable {
        public static let configuration = CommandConfiguration(
            abstract: "Ends sessions at once; the person has to sign in again.")

        @OptionGroup public var arguments: Arguments

        public struct Arguments: ParsableArguments, Sendable {
            @Argument(help: "Their ids, as `list` shows them.")
            public var ids: [Int64] = []

            @Option(help: "All sessions of this person: the subject, as `list` shows it; may be repeated.")
            public var subject: [String] = []

            public init() {}

            public func validate() throws {
                guard !self.ids.isEmpty || !self.subject.isEmpty else {
                    throw ValidationError("name a session's id, or --subject")
                }
            }
        }

        public init() {}
    }
}
