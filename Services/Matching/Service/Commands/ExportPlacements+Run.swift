import Access
import CommandExecution
import MatchingDomain
import OperatorCommands
import ServiceKit

extension ExportPlacements.Placements: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        let isWhole = self.references.isAsked
        let lines = try await context.withDatabase { connection in
            let placements = try await PlacementExport.placements(connection)
            if isWhole {
                let persons = placements.map(\.applicationId)
                try await context.note("export placements", .placements, persons: persons, on: connection)
            }
            return PlacementExport.lines(placements, isWhole: isWhole)
        }
        for line in [PlacementExport.header] + lines { Console.print(line) }
    }
}
