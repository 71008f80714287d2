import AsyncHTTPClient
import Crypto
import EscalationDomain
import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

/// Where notifications go, and the key they are signed with.
struct WebhookChannel: Sendable {
    let url: String
    let secret: String

    /// Sends one attempt.
    /// - Returns: `nil` when the receiver confirmed, otherwise what went wrong, without the content of its answer.
    func deliver(_ notification: AlertNotification, attempt: Int, at now: Int64) async -> String? {
        do {
            let body = try Self.body(notification)
            var request = HTTPClientRequest(url: self.url)
            request.method = .POST
            request.headers.add(name: "content-type", value: "application/json")
            request.headers.add(name: "idempotency-key", value: notification.idempotencyKey)
            request.headers.add(name: "doorstroom-attempt", value: String(attempt))
            request.headers.add(name: "doorstroom-timestamp", value: String(now / 1_000))
            request.headers.add(name: "doorstroom-signature", value: self.signature(of: body, timestamp: now / 1_000))
            request.body = .bytes(body)
            let response = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
            let status = Int(response.status.code)
            return (200..<300).contains(status) ? nil : "the receiver answered \(status)"
        } catch {
            return "the receiver could not be reached (\(type(of: error)))"
        }
    }

    /// `sha256=` and the hexadecimal HMAC-SHA256 over timestamp, full stop and body, so that a copy sent later does
    /// not pass for a new one.
    func signature(of body: Data, timestamp: Int64) -> String {
        let key = SymmetricKey(data: Data(self.secret.utf8))
        let code = HMAC<SHA256>.authenticationCode(for: Data("\(timestamp).".utf8) + body, using: key)
        return "sha256=" + code.map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
    }

    static func body(_ notification: AlertNotification) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode([
            "notificationId": notification.id, "alertId": notification.alertId,
            "audience": notification.audience.rawValue, "subject": notification.subject, "body": notification.body,
            "idempotencyKey": notification.idempotencyKey,
        ])
    }
}
