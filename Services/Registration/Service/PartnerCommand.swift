import Contracts
import Foundation
import Messaging
import PostgresClient
import ServiceKit

/// `partner add|rights|rotate|disable|enable|list`: who may send, on a running installation as well.
struct PartnerCommand: Sendable {
    static let usage = """
        partner list | add ID --name NAME --kind KIND [--source URI …] [--principal User:NAME] | rights ID \
        [--principal User:NAME] | rights --all [--principals-file FILE] | rotate ID | disable ID | enable ID | \
        \(QuotaCommand.usage)
        """

    let connection: PostgresConnection
    let configuration: ServiceConfiguration

    func run(_ arguments: [String]) async throws {
        let rest = Array(arguments.dropFirst())
        do {
            switch arguments.first {
            case "list": try await self.list()
            case "add": try await self.add(rest)
            case "rights": try await self.rights(rest)
            case "rotate": try await self.rotate(try Self.id(rest))
            case "disable": try await self.activate(try Self.id(rest), false)
            case "enable": try await self.activate(try Self.id(rest), true)
            case "usage": try await self.quotas.showUsage(rest)
            case "quota": try await self.quotas.setQuota(rest)
            default: throw UsageError("partner wants list, add, rights, rotate, disable, enable, usage or quota")
            }
        } catch let error as PartnerStore.PartnerError {
            throw UsageError(error.description)
        }
    }

    private var quotas: QuotaCommand {
        QuotaCommand(connection: self.connection, configuration: self.configuration)
    }

    private static func id(_ arguments: [String]) throws -> String {
        guard arguments.count == 1, let id = arguments.first else { throw UsageError("say which partner: its id") }
        return id
    }

    private func list() async throws {
        for row in try await self.connection.transaction({ try PartnerStore.allRows(on: $0) }) {
            let line = JSONValue.object(omittingNil: [
                ("id", .string(row.partner.id)), ("kind", .string(row.partner.kind.rawValue)),
                ("name", .string(row.partner.name)), ("active", .bool(row.isActive)), ("token", .bool(row.hasToken)),
                ("sources", JSONValue(row.partner.sources)),
            ])
            Console.print(JSONWriter.string(line))
        }
    }

    private func add(_ arguments: [String]) async throws {
        let request = try Request(arguments)
        let token = PartnerToken.random(for: request.partner.id)
        // Nobody gets rights on what is somebody else's already.
        try await self.connection.transaction { try PartnerStore.check(request.partner, on: $0) }
        // Topics before the row: once it is there, Registration looks for them. Broken off in between, `add` is repeated.
        let outcome = try await PartnerTopics(self.configuration).make(
            for: request.partner.id, principal: request.principal)
        try await self.connection.transaction { try PartnerStore.add(request.partner, token: token, on: $0) }
        for line in outcome.changes where !line.hasPrefix("made") { Console.print(line) }
        let sheet = HandoverSheet(
            partner: request.partner, token: token, rights: outcome.rights, principal: request.principal,
            quota: try DayQuota(self.configuration), self.configuration)
        Console.print(sheet.text)
    }

    /// For partners that are there already, such as the plan's forty: their topics and rights, made again where missing.
    private func rights(_ arguments: [String]) async throws {
        let rows = try await self.connection.transaction { try PartnerStore.allRows(on: $0) }
        // All of them are checked before the first is written.
        let asked = try PartnerRights(arguments, rows: rows) { file in
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                throw UsageError("cannot read \(file)")
            }
            return text
        }
        let topics = try PartnerTopics(self.configuration)
        for (id, principal) in asked.principals {
            let outcome = try await topics.make(for: id, principal: principal)
            let said =
                outcome.rights == RightsGiver.Answer.given
                ? "\(principal) may write and read its two topics" : outcome.rights.text
            for line in outcome.changes + [said] { Console.print("\(id): \(line)") }
        }
    }

    private func rotate(_ id: String) async throws {
        let token = PartnerToken.random(for: id)
        try await self.connection.transaction { try PartnerStore.rotate(id, token: token, on: $0) }
        Console.print("token: \(token.text)")
        Console.print("It is shown once. The former token stops working within ten seconds.")
    }

    private func activate(_ id: String, _ isActive: Bool) async throws {
        try await self.connection.transaction { try PartnerStore.activate(id, isActive, on: $0) }
        Console.print(
            isActive
                ? "\(id) is read again, from where it was left."
                : "\(id) is not read any more and its token refused, within ten seconds. What stands on its topic waits."
        )
    }

    /// What `add` was asked.
    private struct Request {
        let partner: Partner
        let principal: AccessPrincipal

        init(_ arguments: [String]) throws {
            var rest = arguments[...]
            guard let id = rest.popFirst(), Partner.isValid(id: id) else {
                throw UsageError("a partner's id is 2 to 40 of a-z 0-9 -, with a letter or digit first and last")
            }
            var options: [String: [String]] = [:]
            while let option = rest.popFirst() {
                guard ["--name", "--kind", "--source", "--principal"].contains(option) else {
                    throw UsageError("«\(option)» is no option of partner add")
                }
                guard let value = rest.popFirst(), !value.isEmpty else { throw UsageError("\(option) wants a value") }
                options[option, default: []].append(value)
            }
            let kinds = PartnerKind.allCases.map(\.rawValue)
            guard let kind = options["--kind"]?.last.flatMap(PartnerKind.init), kind != .calendar else {
                throw UsageError("--kind has to be one of \(kinds.filter { $0 != "calendar" }.joined(separator: ", "))")
            }
            guard let given = options["--name"]?.last else { throw UsageError("--name says what people call it") }
            let name = try ShownText.checked(given, "--name", maximum: Partner.maximumNameLength)
            let sources = options["--source"] ?? []
            for source in sources {
                _ = try ShownText.checked(source, "--source", maximum: Partner.maximumSourceLength)
                let isPlain = source.utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                        || "-._~:/".utf8.contains(byte)
                }
                guard isPlain, source.contains(":"), !source.hasSuffix(":") else {
                    throw UsageError("the source «\(source)» is no URI of letters, digits and - . _ ~ : /")
                }
            }
            self.partner = Partner(id: id, kind: kind, name: name, furtherSources: sources)
            self.principal = try AccessPrincipal(asked: options["--principal"]?.last ?? "User:\(id)")
        }
    }
}
