import Access
import Contracts
import JSON
import OperatorCommands
import PostgresClient
import ServiceKit
import SignIn
import Vocabulary

extension TokenCommand.Add: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        let (arguments, secret) = (self.arguments, Secret(prefix: Secret.tokenPrefix))
        let digest = arguments.digest.flatMap { Hexadecimal.bytes($0) } ?? secret.digest
        let scopes = try Scopes(texts: arguments.scopes)
        try await context.withDatabase { connection in
            if arguments.replace { try await TokenStore.revoke(arguments.name, on: connection) }
            do {
                try await TokenStore.add(
                    arguments.name, digest: digest, scopes: scopes, days: arguments.days, on: connection)
            } catch let error as AccessError {
                throw UsageError("\(error)")
            }
        }
        if arguments.digest == nil { Console.print(secret.text) }
    }
}

extension TokenCommand.List: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        for token in try await context.withDatabase({ try await TokenStore.list(on: $0) }) {
            Console.print(
                JSONWriter.string(
                    .object(omittingNil: [
                        ("service", .string(context.service.rawValue)), ("name", .string(token.name)),
                        ("scopes", JSONValue(token.scopes)), ("created", .string(token.createdAt)),
                        ("expires", token.expiresAt.map { .string($0) }), ("used", token.usedAt.map { .string($0) }),
                        ("active", .bool(token.isActive)),
                    ])))
        }
    }
}

extension TokenCommand.Revoke: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        let wasActive = try await context.withDatabase { try await TokenStore.revoke(self.name, on: $0) }
        guard wasActive else { throw UsageError("\(context.service.rawValue) has no active token «\(self.name)»") }
        Console.print("\(context.service.rawValue): revoked \(self.name)")
    }
}
