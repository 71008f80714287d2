import ArgumentParser
import CommandExecution
import ServiceKit

/// Runs the words that an operator types, as the service's program does.
public enum OperatorWords {
    /// - Throws: `UsageError` with the parser's message when the words are wrong.
    public static func run(
        _ words: [String], as root: (some ParsableCommand).Type, in context: CommandContext
    ) async throws {
        guard let command = try self.parse(words, as: root) as? any ServiceCommand else {
            throw UsageError("no service carries this out")
        }
        try await command.run(in: context)
    }

    public static func parse(
        _ words: [String], as root: (some ParsableCommand).Type
    ) throws(UsageError) -> any ParsableCommand {
        do {
            return try root.parseAsRoot(words)
        } catch {
            throw UsageError(root.message(for: error))
        }
    }
}
