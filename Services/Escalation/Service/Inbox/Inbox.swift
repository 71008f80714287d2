import Access
import EscalationDomain
import Hummingbird
import Logging
import Pages
import PostgresClient
import ServiceKit
import SignIn
import Vocabulary

/// The inbox of the implementation team: the open alerts, the members that have seen them, and the form to acknowledge
/// one.
struct Inbox: Sendable {
    private let pool: PostgresPool
    private let desk: AcknowledgementDesk
    private let signIn: SignIn
    private let logger: Logger

    init(pool: PostgresPool, desk: AcknowledgementDesk, signIn: SignIn, logger: Logger) {
        self.pool = pool
        self.desk = desk
        self.signIn = signIn
        self.logger = logger
    }

    // MARK: Showing

    func show(_ request: Request, _ visit: Visit) async throws -> Response {
        let (snapshot, undelivered) = try await self.pool.withConnection { connection in
            try await connection.transaction {
                (try EscalationStore.load(on: $0), try ChannelStore.undelivered(on: $0))
            }
        }
        let state = EscalationState(restoring: snapshot, channel: WebhookChannel.name)
        let frame = self.signIn.frame(request, visit)
        let page = InboxPage(
            alerts: state.shownAlerts, day: state.today, undelivered: undelivered, visit: visit, frame: frame,
            notice: request.uri.queryParameters["notice"].map(String.init).flatMap(InboxNotice.init))
        return try page.render()
    }

    // MARK: Acknowledging

    /// The acknowledgement carries the seat of the member who is signed in; with two seats, the one chosen.
    func acknowledge(_ alert: String, by visit: Visit, _ form: FormPost) async throws -> Response {
        let seats = visit.viewer.seats
        let asked = form["member"] ?? ""
        let chosen = asked.isEmpty && seats.count == 1 ? seats.first : Seat(asked)
        guard let seat = chosen, seats.contains(seat) else { return self.back(.memberMissing) }
        do {
            return self.back(try await self.desk.acknowledge(alert, by: seat))
        } catch {
            self.logger.warning("an acknowledgement was not answered", metadata: ["reason": "\(error)"])
            return self.back(.notAnswered)
        }
    }

    private func back(_ notice: InboxNotice) -> Response { self.signIn.redirect("/?notice=\(notice.rawValue)") }
}
