import ArgumentParser
import Contracts

/// The steps of `doorstroom recover` in one service.
public struct RecoverCommand: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "recover", abstract: "The steps of `doorstroom recover`.",
        subcommands: [Survey.self, Record.self, Follow.self, Partners.self, Resend.self])

    public init() {}

    public struct Survey: ParsableCommand, Sendable {
        public static let configuration = CommandConfiguration(abstract: "Reports what this service and its log hold.")

        public init() {}
    }

    public struct Record: ParsableCommand, Sendable {
        public static let configuration = CommandConfiguration(
            abstract: "Prints the digests of numbered events of this service's stream.")

        @Argument(help: "The numbers.")
        public var numbers: [Int64] = []

        public init() {}

        public func validate() throws { try self.numbers.forEach(RecoverCommand.requireNumber) }
    }

    public struct Follow: ParsableCommand, Sendable {
        public static let configuration = CommandConfiguration(abstract: "Continues to read a stream from an offset.")

        @Argument(help: "The service that writes the stream.")
        public var stream: ServiceName

        @Argument(help: "The offset.")
        public var offset: Int64

        public init() {}

        public func validate() throws { try RecoverCommand.requireNumber(self.offset) }
    }

    public struct Partners: ParsableCommand, Sendable {
        public static let configuration = CommandConfiguration(
            abstract: "Registration only: reads replaced topics of partners from their start.")

        public init() {}
    }

    public struct Resend: ParsableCommand, Sendable {
        public static let configuration = CommandConfiguration(
            abstract: "Sends the whole journal again, after an offset.")

        @Argument(help: "The offset.")
        public var end: Int64

        public init() {}

        public func validate() throws { try RecoverCommand.requireNumber(self.end) }
    }

    private static func requireNumber(_ number: Int64) throws {
        guard number >= 0 else { throw ValidationError("«\(number)» is not a number in a stream, nor an offset") }
    }
}
