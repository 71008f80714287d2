import CommandExecution
import Contracts
import Foundation
import Intake
import JSON
import OperatorCommands
import Pipeline
import PostgresClient
import ServiceKit

extension PartnerCommand.List: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        for row in try await context.withPartners({ try PartnerStore.allRows(on: $0) }) {
            let line = JSONValue.object(omittingNil: [
                ("id", .string(row.partner.id)), ("kind", .string(row.partner.kind.rawValue)),
                ("name", .string(row.partner.name)), ("active", .bool(row.isActive)), ("token", .bool(row.hasToken)),
                ("sources", JSONValue(row.partner.sources)),
            ])
            Console.print(JSONWriter.string(line))
        }
    }
}

extension PartnerCommand.Add: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        let partner = try self.partner()
        let principal = try AccessPrincipal(asked: self.principal ?? "User:\(self.id)")
        let token = PartnerToken.random(for: partner.id)
        // Checks first, so that no rights are given for an id, name or source of another partner.
        try await context.withPartners { try PartnerStore.check(partner, on: $0) }
        // Topics before the row: Registration looks for the topics as soon as the row exists. After a failure in
        // between, `add` is repeated.
        let outcome = try await PartnerTopics(context.configuration).make(for: partner.id, principal: principal)
        try await context.withPartners { try PartnerStore.add(partner, token: token, on: $0) }
        for line in outcome.changes where !line.hasPrefix("made") { Console.print(line) }
        let sheet = HandoverSheet(
            partner: partner, token: token, rights: outcome.rights, principal: principal,
            quota: try DayQuota(context.configuration), context.configuration)
        Console.print(sheet.text)
    }
}

extension PartnerCommand.Rights: ServiceCommand {
    /// Creates missing topics and rights of existing partners, such as the plan's forty.
    public func run(in context: CommandContext) async throws {
        let rows = try await context.withPartners { try PartnerStore.allRows(on: $0) }
        // All partners are checked before the first is written.
        let asked = try PartnerRights(self, rows: rows) { file in
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                throw UsageError("cannot read \(file)")
            }
            return text
        }
        let topics = try PartnerTopics(context.configuration)
        for (id, principal) in asked.principals {
            let outcome = try await topics.make(for: id, principal: principal)
            let rights =
                outcome.rights == RightsGiver.Answer.given
                ? "\(principal) may write and read its two topics" : outcome.rights.text
            for line in outcome.changes + [rights] { Console.print("\(id): \(line)") }
        }
    }
}

extension PartnerCommand.Rotate: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        let token = PartnerToken.random(for: self.id)
        try await context.withPartners { try PartnerStore.rotate(self.id, token: token, on: $0) }
        Console.print("token: \(token.text)")
        Console.print("It is shown once. The former token stops working within ten seconds.")
    }
}

extension PartnerCommand.Disable: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        try await context.withPartners { try PartnerStore.activate(self.id, false, on: $0) }
        Console.print(
            "Within ten seconds, the topic of \(self.id) is no longer read and its token is refused. Events on the topic stay there."
        )
    }
}

extension PartnerCommand.Enable: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        try await context.withPartners { try PartnerStore.activate(self.id, true, on: $0) }
        Console.print("The topic of \(self.id) is read again, from the first unread event.")
    }
}

extension CommandContext {
    /// Runs the closure in a transaction; an unknown partner, or one that already exists, is a usage error.
    func withPartners<Result: Sendable>(
        _ body: @Sendable (isolated PostgresConnection) throws -> Result
    ) async throws -> Result {
        do {
            return try await self.withDatabase { try await $0.transaction(body) }
        } catch let error as PartnerStore.PartnerError {
            throw UsageError(error.description)
        }
    }
}
