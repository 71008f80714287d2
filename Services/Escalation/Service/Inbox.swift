import Contracts
import EscalationDomain
import Foundation
import Hummingbird
import Logging
import Messaging
import PostgresClient
import ServiceKit
import Vocabulary

/// The inbox of the implementation team: what is open, who has seen it, and the form to say «seen».
///
/// Until there is a sign-in the page listens on loopback only; a member picks a seat. The acknowledgement is an event
/// on the team's own intake topic, like any partner's, and Registration answers it.
struct Inbox: Sendable {
    static let partner = "uitvoeringsteam"

    private let pool: PostgresPool
    private let configuration: ServiceConfiguration
    private let logger: Logger

    init(pool: PostgresPool, configuration: ServiceConfiguration, logger: Logger) {
        self.pool = pool
        self.configuration = configuration
        self.logger = logger
    }

    func addRoutes(to router: Router<BasicRequestContext>) {
        StyleSheet.addRoutes(to: router, themeFile: self.configuration.string("theme"))
        router.get("/") { request, _ in try await self.show(request) }
        router.post("/alerts/{alert}/acknowledge") { request, context in
            try await self.acknowledge(request, alert: try context.parameters.require("alert"))
        }
        self.list("alerts", router) { try EscalationStore.load(on: $0).alerts }
        self.list("actions", router) { try EscalationStore.load(on: $0).actions }
        self.list("notifications", router) { try NotificationStore.all(on: $0) }
    }

    private func list<Item: Encodable & Sendable>(
        _ path: String, _ router: Router<BasicRequestContext>,
        _ read: @escaping @Sendable (isolated PostgresConnection) throws -> [Item]
    ) {
        router.get("/api/v1/\(path)") { _, _ in
            let items = try await self.pool.withConnection { try await $0.transaction { try read($0) } }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return Response.text(
                String(decoding: try encoder.encode(items), as: UTF8.self) + "\n", type: "application/json")
        }
    }

    // MARK: Showing

    private func show(_ request: Request) async throws -> Response {
        let language = PageLanguage(request)
        let snapshot = try await self.pool.withConnection { connection in
            try await connection.transaction { try EscalationStore.load(on: $0) }
        }
        let token = request.cookies[CSRF.cookie]?.value ?? CSRF.token()
        let notice = request.uri.queryParameters["notice"].map(String.init).flatMap(InboxNotice.init)
        let page = try InboxPage(
            alerts: snapshot.alerts, day: snapshot.clock.first?.day, language: language, token: token, notice: notice)
        var response = try page.render()
        response.setCookie(CSRF.cookie(token))
        if request.uri.queryParameters["lang"] != nil {
            response.setCookie(Cookie(name: "lang", value: language.rawValue, path: "/", sameSite: .lax))
        }
        return response
    }

    // MARK: Acknowledging

    private func acknowledge(_ request: Request, alert: String) async throws -> Response {
        let body = try await request.body.collect(upTo: 4_096)
        let form = FormFields(String(buffer: body))
        guard let token = request.cookies[CSRF.cookie]?.value, !token.isEmpty, form["token"] == token else {
            return Self.back(.expired)
        }
        guard let member = form["member"], InboxMember.all.contains(where: { $0.id == member }) else {
            return Self.back(.memberMissing)
        }
        do {
            return Self.back(try await self.send(alert: alert, member: member))
        } catch {
            self.logger.warning("an acknowledgement was not answered", metadata: ["reason": "\(error)"])
            return Self.back(.notAnswered)
        }
    }

    private func send(alert: String, member: String) async throws -> InboxNotice {
        let owner = PartnerDirectory.plan[Self.partner]
        let event = CloudEvent(
            id: UUID().uuidString.lowercased(), source: (owner?.source ?? "") + ":inbox",
            type: EventType.alertAcknowledged.wireName, subject: alert, time: Date().ISO8601Format(),
            data: AlertAcknowledged(alertId: alert, member: member).json)
        let client = try IntakeClient(configuration: self.configuration, clientId: "doorstroom-inbox")
        let outcome: Result<[PartnerFeedback], any Error>
        do {
            outcome = .success(try await client.send([PartnerMessage(event)], as: Self.partner, timeout: .seconds(10)))
        } catch {
            outcome = .failure(error)
        }
        await client.close()
        guard try outcome.get().first?.isAccepted == true else { return .refused }
        // The page that follows should already show it; it comes round by the canonical stream.
        for _ in 0..<40 {
            let alerts = try await self.pool.withConnection { connection in
                try await connection.transaction { try EscalationStore.load(on: $0).alerts }
            }
            if alerts.first(where: { $0.id == alert })?.acknowledgement != nil { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        return .done
    }

    private static func back(_ notice: InboxNotice) -> Response {
        Response(status: .seeOther, headers: [.location: "/?notice=\(notice.rawValue)"])
    }
}

/// What the page says after a form was sent.
enum InboxNotice: String, Sendable {
    case done
    case refused
    case memberMissing = "member-missing"
    case expired
    case notAnswered = "not-answered"

    var isError: Bool { self != .done }

    func text(_ language: PageLanguage) -> String {
        switch self {
        case .done: language.text("Gelukt. De melding staat op gezien.", "Done. The alert is marked as seen.")
        case .refused:
            language.text(
                "De registratie nam dit niet aan. De melding is niet veranderd.",
                "Registration did not accept this. The alert has not changed.")
        case .memberMissing:
            language.text("Kies eerst wie u bent. Klik daarna op «Gezien».", "First pick who you are, then «Seen».")
        case .expired:
            language.text(
                "De pagina was te oud. Kies opnieuw wie u bent en klik op «Gezien».",
                "The page was too old. Pick who you are again and press «Seen».")
        case .notAnswered:
            language.text(
                "Er kwam geen antwoord. Uw bericht staat in de wachtrij; kijk over een paar minuten nog eens.",
                "No answer came. Your message is in the queue; look again in a few minutes.")
        }
    }
}

/// The seats of the implementation team: two people from each of the three parties (ESC-4). No names.
struct InboxMember: Sendable {
    let id: String
    let dutch: String
    let english: String

    static let all: [InboxMember] = [
        ("gemeente", "Gemeente", "Municipality"), ("corporaties", "Corporaties", "Corporations"),
        ("zorginstellingen", "Zorginstellingen", "Care institutions"),
    ].flatMap { id, dutch, english in
        (1...2).map {
            InboxMember(id: "\(id)-\($0)", dutch: "\(dutch), lid \($0)", english: "\(english), member \($0)")
        }
    }
}

/// The double-submit token: a form counts only when it carries what the cookie of this site says.
enum CSRF {
    static let cookie = "doorstroom-token"

    static func token() -> String { UUID().uuidString }

    static func cookie(_ token: String) -> Cookie {
        Cookie(name: Self.cookie, value: token, path: "/", httpOnly: true, sameSite: .strict)
    }
}

/// The fields of an `application/x-www-form-urlencoded` body.
struct FormFields {
    private let fields: [String: String]

    init(_ body: String) {
        var fields: [String: String] = [:]
        for pair in body.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let name = Self.decoded(parts[0]), let value = Self.decoded(parts[1]) else {
                continue
            }
            fields[name] = value
        }
        self.fields = fields
    }

    subscript(name: String) -> String? { self.fields[name] }

    private static func decoded(_ text: Substring) -> String? {
        text.replacing("+", with: " ").removingPercentEncoding
    }
}
