import CommandExecution
import Contracts
import Foundation
import Intake
import JSON
import OperatorCommands
import PostgresClient
import ServiceKit
import Vocabulary

extension PartnerCommand.Usage: ServiceCommand {
    /// Prints how much each partner has sent today.
    public func run(in context: CommandContext) async throws {
        let day = UtrechtClock.day(at: Int(Date().timeIntervalSince1970))
        let standard = try DayQuota(context.configuration)
        let (rows, book) = try await context.withPartners { database in
            var book = QuotaBook(standard: standard)
            try QuotaStore.load(day, into: &book, on: database)
            return (try PartnerStore.allRows(on: database), book)
        }
        let wanted = rows.map(\.partner).filter { self.id == nil || $0.id == self.id }
        guard !wanted.isEmpty else { throw UsageError("there is no partner «\((self.id ?? "").printableLine)»") }
        for partner in wanted { Console.print(JSONWriter.string(Self.line(partner, book, day))) }
    }

    private static func line(_ partner: Partner, _ book: QuotaBook, _ day: CalendarDate) -> JSONValue {
        let (usage, quota) = (book.usage(of: partner.id), book.quota(of: partner))
        return .object(omittingNil: [
            ("id", .string(partner.id)), ("day", .string(day.description)), ("events", .integer(usage.events)),
            ("ofEvents", quota.map { .integer($0.events) }), ("bytes", .integer(usage.bytes)),
            ("ofBytes", quota.map { .integer($0.bytes) }), ("keptOfRejected", .integer(usage.keptBytes)),
            ("ofKept", quota.map { .integer($0.keptBytes) }), ("usedUp", .bool(book.isUsedUp(by: partner))),
            ("quota", .string(quota == nil ? "none" : book.hasOwn(partner.id) ? "own" : "standard")),
        ])
    }
}

extension PartnerCommand.Quota: ServiceCommand {
    /// Sets or removes a partner's own quota.
    public func run(in context: CommandContext) async throws {
        let quota = self.events.flatMap { events in self.bytes.map { DayQuota(events: events, bytes: $0) } }
        try await context.withPartners { database in
            guard try PartnerStore.allRows(on: database).contains(where: { $0.partner.id == self.id }) else {
                throw PartnerStore.PartnerError(description: "there is no partner «\(self.id.printableLine)»")
            }
            try QuotaStore.set(quota, of: self.id, on: database)
        }
        guard let quota else { return Console.print("Within ten seconds, \(self.id) has the standard quota.") }
        Console.print("Within ten seconds, \(self.id) may send \(quota.events) events and \(quota.bytes) bytes a day.")
    }
}
