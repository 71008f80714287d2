import Contracts
import OperatorCommands
import ServiceKit
import SignIn

extension PartyCommand.List: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        for party in try await context.withDatabase({ try await ClosedParties.list(on: $0) }) { Console.print(party) }
    }
}

extension PartyCommand.Close: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        let id = self.party.id
        try await context.withDatabase { try await ClosedParties.close(id, on: $0) }
        Console.print("\(context.service.rawValue): people of \(id) have no access any more")
    }
}

extension PartyCommand.Open: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        let id = self.party.id
        try await context.withDatabase { try await ClosedParties.open(id, on: $0) }
        Console.print("\(context.service.rawValue): people of \(id) have access with the roles that they have")
    }
}
