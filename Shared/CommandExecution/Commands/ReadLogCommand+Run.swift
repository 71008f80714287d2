import Contracts
import JSON
import OperatorCommands
import Pipeline
import PostgresClient
import ServiceKit
import SignIn
import Vocabulary

extension ReadLogCommand.Verify: ServiceCommand {
    public func run(in context: CommandContext) async throws {
        let given = try self.heads.map { text in
            guard let head = ReadLog.Head(text: text) else { throw UsageError("«\(text)» is no head: write NR:DIGEST") }
            return head
        }
        let published = self.isWithoutStream ? Set() : try await Self.published(context)
        let head = try await context.withDatabase { try await ReadLog.verify(known: published.union(given), on: $0) }
        let last = published.map(\.nr).max().map { ", the last one of row \($0)" } ?? ""
        let fitting =
            self.isWithoutStream ? "the stream was not read" : "published heads that fit: \(published.count)\(last)"
        Console.print("\(context.service.rawValue) \(head.text) (\(fitting))")
    }

    /// The heads on the service's stream; one that was sent twice counts once.
    private static func published(_ context: CommandContext) async throws -> Set<ReadLog.Head> {
        var heads: Set<ReadLog.Head> = []
        for event in try await StreamScan.events(
            about: ReadLogStatement.subject, from: context.service, topics: context.topics,
            kafka: context.kafka("readlog"))
        {
            let data = try event.read(ReadLogCheckpointed.self)
            guard let head = ReadLog.Head(text: "\(data.rows):\(data.digest)") else {
                throw ReadLog.Flaw(description: "number \(event.seq) of the stream is no head")
            }
            heads.insert(head)
        }
        return heads
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
