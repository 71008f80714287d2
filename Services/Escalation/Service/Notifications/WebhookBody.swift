import EscalationDomain
import Foundation
import Vocabulary
import ServiceKit

/// The body of a webhook; the runbook describes each member.
struct WebhookBody: Encodable {
    let alertId: String
    let alertKind: String?
    let audience: String
    let body: String
    let change: String?
    let idempotencyKey: String
    let notificationId: String
    let number: Int?
    let on: String?
    let subject: String

    init(_ notification: AlertNotification) {
        self.alertId = notification.alertId
        self.alertKind = notification.alertKind
        self.audience = notification.audience.rawValue
        self.body = notification.body
        self.change = notification.change?.rawValue
        self.idempotencyKey = notification.idempotencyKey
        self.notificationId = notification.id
        self.number = notification.number
        self.on = notification.on?.description
        self.subject = notification.subject
    }

    func bytes() throws -> Data {
        try JSONEncoder.sorted.encode(self)
    }
}
