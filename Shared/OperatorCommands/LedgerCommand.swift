import ArgumentParser

public struct LedgerCommand: ParsableCommand, Sendable {
    public static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Prints the counts of this service as JSON.")

    public init() {}
}
