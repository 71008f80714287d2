import Contracts
import JSON
import OperatorCommands
import PostgresClient
import ServiceKit
import SignIn

extension SessionCommand.List: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        for session in try await context.withDatabase({ try await SessionStore.list(on: $0) }) {
            let line: JSONValue = [
                "service": .string(context.service.rawValue), "id": .integer(session.id),
                "subject": .string(session.subject), "name": .string(session.name),
                "roles": JSONValue(session.grants), "created": .string(session.createdAt),
                "seen": .string(session.seenAt),
            ]
            Console.print(JSONWriter.string(line))
        }
    }
}

extension SessionCommand.Revoke: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        let (ids, subjects) = (self.arguments.ids, self.arguments.subject)
        let count = try await context.withDatabase {
            try await SessionStore.revoke(ids: ids, subjects: subjects, on: $0)
        }
        Console.print("\(context.service.rawValue): ended \(count)")
    }
}
