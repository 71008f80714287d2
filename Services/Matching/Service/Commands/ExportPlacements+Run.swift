import CommandExecution
import OperatorCommands
import ServiceKit

extension ExportPlacements.Placements: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        let lines = try await context.withDatabase { try await PlacementExport.lines($0) }
        for line in [PlacementExport.header] + lines { Console.print(line) }
    }
}
