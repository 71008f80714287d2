import ArgumentParser

/// A declared command, as the service's program carries it out.
public protocol ServiceCommand: ParsableCommand {
    func run(in context: CommandContext) async throws
}
