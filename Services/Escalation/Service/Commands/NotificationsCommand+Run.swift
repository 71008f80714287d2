import CommandExecution
import Foundation
import OperatorCommands
import ServiceKit

extension NotificationsCommand.List: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        for line in try await context.withDatabase({ try await NotificationLedger.list(self.state, $0) }) {
            Console.print(line)
        }
    }
}

extension NotificationsCommand.Retry: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        let now = Int64(Date().timeIntervalSince1970 * 1_000)
        let lines = try await context.withDatabase {
            try await NotificationLedger.retry(Set(self.ids), $0, now: now)
        }
        for line in lines { Console.print(line) }
    }
}
