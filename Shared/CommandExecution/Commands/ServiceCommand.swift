import ArgumentParser

/// A declared command that a service's program executes.
public protocol ServiceCommand: ParsableCommand {
    func run(in context: CommandContext) async throws
}
