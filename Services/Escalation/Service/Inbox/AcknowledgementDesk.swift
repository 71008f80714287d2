import Contracts
import EscalationDomain
import Foundation
import Pipeline
import ServiceKit
import Vocabulary

/// Sends acknowledgements over the team's own intake topic, like any partner's events, and waits for Registration's
/// and our own answer. All posts share one Kafka client, which the first one opens.
actor AcknowledgementDesk {
    private static let partner = Topics.implementationTeam
    private static let patience = Duration.seconds(10)

    private let configuration: ServiceConfiguration
    private var client: IntakeClient?

    init(_ configuration: ServiceConfiguration) {
        self.configuration = configuration
    }

    /// - Throws: when no answer came in time.
    func acknowledge(_ alert: String, by seat: Seat) async throws -> InboxNotice {
        let owner = PartnerDirectory.plan[Self.partner]
        let event = CloudEvent(
            id: UUID().uuidString.lowercased(), source: (owner?.source ?? "") + ":inbox",
            type: EventType.alertAcknowledged.wireName, subject: alert, time: Date().ISO8601Format(),
            data: AlertAcknowledged(alertId: alert, member: seat.id).json)
        let (feedback, answer) = try await self.open().decide(event, as: Self.partner, timeout: Self.patience)
        guard feedback.isAccepted else { return .refused }
        guard let answer else { return .notAnswered }
        guard answer.isDecisionRefused else { return .done }
        return answer.code.flatMap(AlertRefusal.init).map(InboxNotice.init) ?? .refused
    }

    private func open() throws -> IntakeClient {
        if let client = self.client { return client }
        let client = try IntakeClient(configuration: self.configuration, clientId: "doorstroom-inbox")
        self.client = client
        return client
    }
}
