import Contracts
import Foundation
import Messaging
import PostgresClient
import ServiceKit

/// `partner add|rotate|disable|enable|list`: who may send, on a running installation as well.
struct PartnerCommand: Sendable {
    static let usage = """
        partner list | add ID --name NAME --kind KIND [--source URI …] [--principal NAME] | rotate ID | disable ID | \
        enable ID
        """

    let connection: PostgresConnection
    let configuration: ServiceConfiguration

    func run(_ arguments: [String]) async throws {
        let rest = Array(arguments.dropFirst())
        do {
            switch arguments.first {
            case "list": try await self.list()
            case "add": try await self.add(rest)
            case "rotate": try await self.rotate(try Self.id(rest))
            case "disable": try await self.activate(try Self.id(rest), false)
            case "enable": try await self.activate(try Self.id(rest), true)
            default: throw UsageError("partner wants list, add, rotate, disable or enable")
            }
        } catch let error as PartnerStore.PartnerError {
            throw UsageError(error.description)
        }
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
        let rights = try await PartnerTopics.make(
            for: request.partner, principal: request.principal, configuration: self.configuration)
        try await self.connection.transaction { try PartnerStore.add(request.partner, token: token, on: $0) }
        Console.print(HandoverSheet(partner: request.partner, token: token, rights: rights, self.configuration).text)
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
        let principal: String

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
            self.principal = try ShownText.checked(
                options["--principal"]?.last ?? "User:\(id)", "--principal", maximum: 200)
        }
    }
}

/// What a new partner gets on paper.
struct HandoverSheet {
    let partner: Partner
    let token: PartnerToken
    let rights: String
    let configuration: ServiceConfiguration

    init(partner: Partner, token: PartnerToken, rights: String, _ configuration: ServiceConfiguration) {
        self.partner = partner
        self.token = token
        self.rights = rights
        self.configuration = configuration
    }

    var text: String {
        let topics = Topics(prefix: self.configuration.topicPrefix)
        let types = EventType.allCases.filter { $0.senders.contains(self.partner.kind) }.map(\.wireName)
        return """
            # Doorstroom: aansluitgegevens van \(self.partner.name)

            | | |
            |---|---|
            | Partner-id | \(self.partner.id) |
            | Soort | \(self.partner.kind.rawValue) |
            | Kafka | \(self.configuration.kafka) |
            | U schrijft naar | \(topics.intake(self.partner.id)) |
            | U leest van | \(topics.feedback(self.partner.id)) |
            | Uw source | \(self.partner.sources.joined(separator: ", ")) |
            | Rechten | \(self.rights) |
            | HTTP | POST /v1/events en GET /v1/feedback op het adres van de registratie |
            | Token | \(self.token.text) |

            Het token staat hier één keer; bij ons staat alleen een afdruk. Kwijt? Vraag om een nieuw (`partner rotate`).
            Uw topic wordt binnen dertig seconden gelezen. Het contract staat in docs/contract/README.md.

            U mag sturen:
            \(types.map { "- \($0)" }.joined(separator: "\n"))
            """
    }
}
