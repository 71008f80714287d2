import ArgumentParser

/// The log of who saw which person's data.
public struct ReadLogCommand: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "readlog", abstract: "Checks and exports the log of who saw which person's data.",
        subcommands: [Verify.self, Export.self])

    public init() {}

    public struct Verify: ParsableCommand, Sendable {
        public static let configuration = CommandConfiguration(
            abstract: "Computes the chain of digests again, and prints its head.",
            discussion: """
                Exits with 1 when a row is missing or was changed, when the log does not fit a head that the service published \
                on its stream, and when database or stream cannot be read; the text says which. With --head it also has to \
                fit a head that was kept elsewhere. Rows after the last published head are covered by the chain alone.
                """)

        @Option(name: .customLong("head"), help: "A head that was printed before, NR:DIGEST; may be repeated.")
        public var heads: [String] = []

        @Flag(name: .customLong("without-stream"), help: "Do not read the stream, for example while Kafka is away.")
        public var isWithoutStream = false

        public init() {}
    }

    public struct Export: ParsableCommand, Sendable {
        public static let configuration = CommandConfiguration(
            abstract: "Prints all rows, one JSON line each.",
            discussion: "Rows name persons by their references: show them only to people who may know them.")

        @Option(help: "Only rows that show this person: an application's reference.")
        public var person: String?

        public init() {}
    }
}
