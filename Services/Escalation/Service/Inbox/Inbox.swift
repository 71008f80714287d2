import Contracts
import EscalationDomain
import Foundation
import Hummingbird
import Logging
import Pages
import Pipeline
import PostgresClient
import ServiceKit
import Vocabulary

/// The inbox of the implementation team: the open alerts, the members that have seen them, and the form to acknowledge
/// one.
///
/// Until there is a sign-in the page listens on loopback only; a member picks a seat. The acknowledgement is an event
/// on the team's own intake topic, like any partner's, and Registration answers it.
struct Inbox: Sendable {
    static let partner = Topics.implementationTeam

    private let pool: PostgresPool
    private let configuration: ServiceConfiguration
    private let logger: Logger

    init(pool: PostgresPool, configuration: ServiceConfiguration, logger: Logger) {
        self.pool = pool
        self.configuration = configuration
        self.logger = logger
    }

    // MARK: Showing

    func show(_ request: Request) async throws -> Response {
        let language = PageLanguage(request)
        let (snapshot, undelivered) = try await self.pool.withConnection { connection in
            try await connection.transaction {
                (try EscalationStore.load(on: $0), try ChannelStore.undelivered(on: $0))
            }
        }
        let state = EscalationState(restoring: snapshot, channel: WebhookChannel.name)
        let token = request.cookies[CSRF.cookie]?.value ?? CSRF.token()
        let notice = request.uri.queryParameters["notice"].map(String.init).flatMap(InboxNotice.init)
        let page = InboxPage(
            alerts: state.shownAlerts, day: state.today, undelivered: undelivered, language: language, token: token,
            notice: notice)
        var response = try page.render()
        response.setCookie(CSRF.cookie(token))
        if request.uri.queryParameters["lang"] != nil {
            response.setCookie(Cookie(name: "lang", value: language.rawValue, path: "/", sameSite: .lax))
        }
        return response
    }

    // MARK: Acknowledging

    func acknowledge(_ request: Request, alert: String) async throws -> Response {
        let body = try await request.body.collect(upTo: 4_096)
        let form = try? URLEncodedFormDecoder().decode(AcknowledgementForm.self, from: String(buffer: body))
        guard let form, let token = request.cookies[CSRF.cookie]?.value, !token.isEmpty, form.token == token else {
            return Self.back(.expired)
        }
        guard let member = form.member, Seat(member) != nil else { return Self.back(.memberMissing) }
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
        let outcome: Result<(feedback: PartnerFeedback, answer: PartnerFeedback?), any Error>
        do {
            outcome = .success(try await client.decide(event, as: Self.partner, timeout: .seconds(10)))
        } catch {
            outcome = .failure(error)
        }
        await client.close()
        let (feedback, answer) = try outcome.get()
        guard feedback.isAccepted else { return .refused }
        guard let answer else { return .notAnswered }
        guard answer.isDecisionRefused else { return .done }
        return answer.code.flatMap(AlertRefusal.init).map(InboxNotice.init) ?? .refused
    }

    private static func back(_ notice: InboxNotice) -> Response {
        Response(status: .seeOther, headers: [.location: "/?notice=\(notice.rawValue)"])
    }
}
