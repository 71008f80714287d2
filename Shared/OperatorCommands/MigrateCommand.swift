import ArgumentParser

public struct MigrateCommand: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Brings the database to this version's schema.")

    public init() {}
}
