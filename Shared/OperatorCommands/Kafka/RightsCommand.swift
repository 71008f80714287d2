import ArgumentParser

public struct RightsCommand: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "rights", abstract: "Lists the rights that this service needs at the broker, or gives them.",
        discussion: "Without a user it lists them.")

    @Argument(help: "The broker's principal that gets them, as User:registration.")
    public var principal: String?

    @Flag(help: "What making topics and giving rights takes, in the place of what a running service needs.")
    public var administration = false

    public init() {}
}
