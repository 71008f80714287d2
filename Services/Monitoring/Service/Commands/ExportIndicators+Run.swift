import CommandExecution
import MonitoringDomain
import OperatorCommands
import PostgresClient
import ServiceKit

extension ExportIndicators.Indicators: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        let snapshot = try await context.withDatabase { connection in
            try await connection.transaction { try MonitoringStore.load(on: $0) }
        }
        Console.print(IndicatorExport.header)
        for value in MonitoringState(restoring: snapshot).indicators() { Console.print(IndicatorExport.line(value)) }
    }
}
