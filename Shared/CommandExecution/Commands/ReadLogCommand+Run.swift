import Contracts
import JSON
import KafkaClient
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
        let last = try await context.withDatabase { try await ReadLog.published(on: $0) }
        let published = self.isWithoutStream ? [] : try await Self.published(context, upTo: last)
        let head = try await context.withDatabase { try await ReadLog.verify(known: published.union(given), on: $0) }
        let covered = published.map(\.nr).max().map { ", the last one of row \($0)" } ?? ""
        let fitting =
            self.isWithoutStream ? "the stream was not read" : "published heads that fit: \(published.count)\(covered)"
        Console.print("\(context.service.rawValue) \(head.text) (\(fitting))")
    }

    /// The heads on the service's stream; one that was sent twice counts once.
    ///
    /// - Parameter last: the row whose head has to be among them. It may still be on its way to the broker.
    private static func published(_ context: CommandContext, upTo last: Int64) async throws -> Set<ReadLog.Head> {
        for attempt in 1...3 {
            if attempt > 1 { try await Task.sleep(for: .seconds(2)) }
            let heads = try await Self.published(context)
            // The development broker forgets its topics when it stops.
            let isWhole = context.configuration.logIdentity == .durable
            if !isWhole || last == 0 || heads.contains(where: { $0.nr >= last }) { return heads }
        }
        throw ReadLog.Flaw(
            description:
                "the head of row \(last) was published, and is not on \(context.topics.stream(context.service))")
    }

    private static func published(_ context: CommandContext) async throws -> Set<ReadLog.Head> {
        let events: [StreamEvent]
        do {
            events = try await StreamScan.events(
                about: ReadLogStatement.subject, from: context.service, topics: context.topics,
                kafka: context.kafka("readlog"))
        } catch let error as KafkaError {
            throw ReadLog.Flaw(
                description: "the published heads cannot be read: \(error). --without-stream checks the database alone")
        }
        return try events.reduce(into: []) { heads, event in
            let data = try event.read(ReadLogCheckpointed.self)
            guard let head = ReadLog.Head(text: "\(data.rows):\(data.digest)") else {
                throw ReadLog.Flaw(description: "number \(event.seq) of the stream is no head")
            }
            heads.insert(head)
        }
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
