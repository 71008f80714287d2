import Contracts
import JSON
import OperatorCommands
import ServiceKit

extension RecoverCommand.Survey: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        let survey = try await RecoverySteps.with(context) { try await $0.survey() }
        Console.print(JSONWriter.string(survey.json))
    }
}

extension RecoverCommand.Record: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        let records = try await RecoverySteps.with(context) { try await $0.records(self.numbers) }
        Console.print(JSONWriter.string(records))
    }
}

extension RecoverCommand.Follow: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        guard context.service.reads.contains(self.stream) else {
            throw UsageError("\(context.service.rawValue) reads no stream of «\(self.stream.rawValue)»")
        }
        try await RecoverySteps.with(context) { try await $0.follow(self.stream, from: self.offset) }
    }
}

extension RecoverCommand.Partners: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        guard context.service == .registration else {
            throw UsageError("\(context.service.rawValue) reads no partners' topics")
        }
        try await RecoverySteps.with(context) { try await $0.rewindPartners() }
    }
}

extension RecoverCommand.Resend: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        try await RecoverySteps.with(context) { try await $0.resend(behind: self.end) }
    }
}
