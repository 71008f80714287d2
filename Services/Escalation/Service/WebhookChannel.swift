import AsyncHTTPClient
import EscalationDomain
import Foundation
import Messaging
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

/// Where notifications go, and the key they are signed with.
struct WebhookReceiver: Sendable {
    let url: String
    let secret: String

    /// Nothing can be posted to anything else.
    var isAddress: Bool {
        let parts = URLComponents(string: self.url)
        return ["http", "https"].contains(parts?.scheme?.lowercased()) && parts?.host?.isEmpty == false
    }
}

/// One receiver's way in.
struct WebhookChannel: Sendable {
    let receiver: WebhookReceiver
    let client: HTTPClient

    /// Follows no redirect: what is sent on becomes an empty GET, and whatever page answers that has received nothing.
    static func makeClient() -> HTTPClient {
        HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: HTTPClient.Configuration(
                redirectConfiguration: .disallow,
                timeout: HTTPClient.Configuration.Timeout(connect: .seconds(5), read: .seconds(10))))
    }

    /// Sends one attempt.
    /// - Throws: `CancellationError` only: then nobody knows whether it arrived.
    func deliver(_ notification: AlertNotification, attempt: Int, at now: Int64) async throws -> DeliveryOutcome {
        do {
            let body = try WebhookBody(notification).bytes()
            var request = HTTPClientRequest(url: self.receiver.url)
            request.method = .POST
            request.headers.add(name: "content-type", value: "application/json")
            request.headers.add(name: "idempotency-key", value: notification.idempotencyKey)
            request.headers.add(name: "doorstroom-attempt", value: String(attempt))
            request.headers.add(name: WebhookSignature.timestampHeader, value: String(now / 1_000))
            request.headers.add(
                name: WebhookSignature.header,
                value: WebhookSignature(secret: self.receiver.secret).value(of: body, timestamp: now / 1_000))
            request.body = .bytes(body)
            let response = try await self.client.execute(request, timeout: .seconds(10))
            return await WebhookAnswer(response, from: self.receiver.url).outcome(at: now)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            if Task.isCancelled { throw CancellationError() }
            return .retry(after: nil, problem: .noAnswer(reason: Self.reason(error)))
        }
    }

    /// Its own errors name themselves; others may hold what we do not want in a log.
    private static func reason(_ error: any Error) -> String {
        (error as? HTTPClientError)?.shortDescription ?? "\(type(of: error))"
    }
}
