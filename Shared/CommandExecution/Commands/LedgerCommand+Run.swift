import Contracts
import JSON
import OperatorCommands
import Pipeline
import ServiceKit

extension LedgerCommand: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        let ledger = try await context.withDatabase { try await ServiceLedger.read(context.service, $0) }
        Console.print(JSONWriter.string(ledger.json))
    }
}
