import Contracts
import Foundation
import Messaging
import PostgresClient
import ServiceKit
import Vocabulary

extension DayQuota {
    /// What `DOORSTROOM_QUOTA_EVENTS` and `DOORSTROOM_QUOTA_BYTES` give every partner.
    init(_ configuration: ServiceConfiguration) throws(ConfigurationError) {
        func number(_ key: String, _ standard: Int64) throws(ConfigurationError) -> Int64 {
            guard let text = configuration.string(key) else { return standard }
            guard let number = Int64(text), number > 0 else {
                let name = "DOORSTROOM_" + key.uppercased().replacing(".", with: "_")
                throw ConfigurationError("\(name) has to be a whole number above 0")
            }
            return number
        }
        self.init(
            events: try number("quota.events", DayQuota.standard.events),
            bytes: try number("quota.bytes", DayQuota.standard.bytes))
    }
}

/// `partner usage` and `partner quota`: who has sent how much today, and who may send more or less than the others.
struct QuotaCommand: Sendable {
    static let usage = "usage [ID] | quota ID (--events N --bytes N | --standard)"

    let connection: PostgresConnection
    let configuration: ServiceConfiguration

    func showUsage(_ arguments: [String]) async throws {
        guard arguments.count <= 1 else { throw UsageError("partner usage wants one partner's id, or nothing for all") }
        let day = UtrechtClock.day(at: Int(Date().timeIntervalSince1970))
        let standard = try DayQuota(self.configuration)
        let (rows, book) = try await self.connection.transaction { database in
            var book = QuotaBook(standard: standard)
            try QuotaStore.load(day, into: &book, on: database)
            return (try PartnerStore.allRows(on: database), book)
        }
        let wanted = rows.map(\.partner).filter { arguments.isEmpty || $0.id == arguments[0] }
        guard !wanted.isEmpty else { throw PartnerStore.PartnerError(description: Self.unknown(arguments)) }
        for partner in wanted { Console.print(JSONWriter.string(Self.line(partner, book, day))) }
    }

    private static func unknown(_ arguments: [String]) -> String {
        "there is no partner «\(arguments.first?.printableLine ?? "")»"
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

    func setQuota(_ arguments: [String]) async throws {
        guard let id = arguments.first else { throw UsageError("say which partner: its id") }
        let quota = try Self.quota(Array(arguments.dropFirst()))
        try await self.connection.transaction { database in
            guard try PartnerStore.allRows(on: database).contains(where: { $0.partner.id == id }) else {
                throw PartnerStore.PartnerError(description: Self.unknown([id]))
            }
            try QuotaStore.set(quota, of: id, on: database)
        }
        guard let quota else { return Console.print("\(id) may send what every partner may, within ten seconds.") }
        Console.print("\(id) may send \(quota.events) events and \(quota.bytes) bytes a day, within ten seconds.")
    }

    /// - Returns: `nil` for what every partner has.
    private static func quota(_ options: [String]) throws -> DayQuota? {
        if options == ["--standard"] { return nil }
        var numbers: [String: Int64] = [:]
        var rest = options[...]
        while let option = rest.popFirst() {
            guard ["--events", "--bytes"].contains(option), numbers[option] == nil else {
                throw UsageError("partner quota wants --events N and --bytes N, or --standard")
            }
            guard let number = rest.popFirst().flatMap({ Int64($0) }), number > 0 else {
                throw UsageError("\(option) wants a whole number above 0; to stop a partner, disable it")
            }
            numbers[option] = number
        }
        guard let events = numbers["--events"], let bytes = numbers["--bytes"] else {
            throw UsageError("partner quota wants --events N and --bytes N, or --standard")
        }
        return DayQuota(events: events, bytes: bytes)
    }
}
