import ArgumentParser

public struct RightsCommand: ForwardedCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "rights", abstract: "Lists the rights that this service needs at the broker, or gives them.",
        discussion: "Without a user it lists them.")

    @OptionGroup public var arguments: Arguments

    public struct Arguments: ParsableArguments, Sendable {
        @Argument(help: "The broker's principal that gets them, as User:registration.")
        public var principal: String?

        @Flag(help: "The rights to make topics and give rights, instead of those of a running service.")
        public var administration = false

        public init() {}
    }

    public init() {}
}
