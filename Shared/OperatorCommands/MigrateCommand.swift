import ArgumentParser

public struct MigrateCommand: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Migrates the database to this version's schema.")

    public init() {}
}
