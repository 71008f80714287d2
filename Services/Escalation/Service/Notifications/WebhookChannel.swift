import CurlClient
import EscalationDomain
import Foundation
import Pipeline

/// A signed POST to one receiver.
struct WebhookChannel: NotificationChannel {
    static let name = "webhook"

    var name: String { Self.name }
    let receiver: WebhookReceiver
    let client: CurlClient

    /// The number of bytes read of an answer, enough to recognize the beginning of a web page.
    private static let answerBytes = 1_024
    private static let timeouts = CurlTimeouts(connection: .seconds(5), whole: .seconds(10))

    func deliver(_ notification: AlertNotification, at now: Int64) async throws -> DeliveryOutcome {
        let body = try WebhookBody(notification).bytes()
        let signature = WebhookSignature(secret: self.receiver.secret).value(of: body, timestamp: now / 1_000)
        let request = CurlRequest(
            "POST", self.receiver.url,
            headers: [
                CurlHeader("content-type", "application/json"),
                CurlHeader("idempotency-key", notification.idempotencyKey),
                CurlHeader("doorstroom-attempt", String(notification.attempts)),
                CurlHeader(WebhookSignature.timestampHeader, String(now / 1_000)),
                CurlHeader(WebhookSignature.header, signature),
            ],
            body: Array(body), timeouts: Self.timeouts, bodyLimit: .beginning(bytes: Self.answerBytes))
        do {
            return WebhookAnswer(try await self.client.send(request), from: self.receiver.url).outcome(at: now)
        } catch let error as CurlError {
            let problem = DeliveryProblem.noAnswer(reason: error.description)
            return error.isRetriable ? .retry(after: nil, problem: problem) : .refused(problem: problem)
        }
    }
}
