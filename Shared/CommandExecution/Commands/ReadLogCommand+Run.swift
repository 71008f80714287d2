import Contracts
import JSON
import OperatorCommands
import PostgresClient
import ServiceKit
import SignIn

extension ReadLogCommand.Verify: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        let known = try self.heads.map { text in
            guard let head = ReadLog.Head(text: text) else { throw UsageError("«\(text)» is no head: write NR:DIGEST") }
            return head
        }
        let head = try await context.withDatabase { try await ReadLog.verify(known: known, on: $0) }
        Console.print("\(context.service.rawValue) \(head.text)")
    }
}

extension ReadLogCommand.Export: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        let person = self.person
        try await context.withDatabase { connection in
            try await ReadLog.forEach(on: connection) { row in
                guard person.map(row.entry.persons.contains) ?? true else { return }
                Console.print(JSONWriter.string(row.json))
            }
        }
    }
}
