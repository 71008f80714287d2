import Contracts
import JSON

/// The events of our own services in AsyncAPI: those sent to a partner on its feedback topic, and those on our streams.
struct InternalMessages {
    let type: InternalType
    let audience: InternalAudience

    /// The name of the message among the document's components.
    var name: String { self.audience == .partner ? self.type.rawValue : "stream." + self.type.rawValue }

    static func all(to audience: InternalAudience) -> [InternalMessages] {
        InternalType.allCases.filter { $0.data(for: audience) != nil }.map { Self(type: $0, audience: audience) }
    }

    var message: JSONValue {
        var data = InternalSchema.of(self.type, for: self.audience) ?? [:]
        if case .object(let members) = data {
            data = .object(members.filter { !$0.name.hasPrefix("$") && $0.name != "description" })
        }
        let required = self.audience == .partner ? ["subject", "data"] : ["subject", "data", "sequence"]
        let key =
            self.audience == .partner ? "The id of the event that is answered, or the subject." : "The event's subject."
        return [
            "name": .string(self.type.wireName), "title": .string(self.type.rawValue),
            "summary": .string(self.type.summary(for: self.audience)),
            "contentType": "application/cloudevents+json", "headers": AsyncAPIDocument.headers,
            "payload": self.payload(data, required: required),
            "bindings": [
                "kafka": ["key": ["type": "string", "description": .string(key)], "bindingVersion": "0.5.0"]
            ],
        ]
    }

    private func payload(_ data: JSONValue, required: [String]) -> JSONValue {
        let envelope = EnvelopeSchema.structured(type: self.type.wireName, data: data, required: required)
        guard self.audience == .stream, case .object(let members) = envelope else { return envelope }
        return .object(
            members.map { member in
                guard member.name == "properties", case .object(let properties) = member.value else { return member }
                return JSONMember(
                    "properties",
                    .object(properties + [JSONMember("sequence", ["type": "string", "pattern": "^[0-9]+$"])]))
            })
    }
}

extension InternalType {
    func data(for audience: InternalAudience) -> (any InternalData.Type)? {
        switch audience {
        case .stream: self.dataTypes.stream
        case .partner: self.dataTypes.partner
        }
    }

    /// The services whose streams carry the type.
    var services: [ServiceName] {
        switch self {
        case .dayStarted, .termAnnounced, .termReached: [.registration]
        case .readLogCheckpointed: ServiceName.allCases
        case .dayCompleted: [.matching, .monitoring, .escalation]
        case .quotaAnnounced, .presentationProposed, .presentationDropped, .presentationMade, .presentationEnded,
            .placementConfirmed, .placementCancelled, .standingChanged, .solveCertified, .roundReported:
            [.matching]
        case .indicatorMeasured, .signalRaised, .signalUpdated, .signalCleared: [.monitoring]
        case .alertRaised, .alertUpdated, .notificationIntended: [.escalation]
        case .feedbackAccepted, .feedbackRejected, .feedbackDeferred, .feedbackLost, .feedbackPaused,
            .decisionApplied, .decisionRefused:
            []
        }
    }
}
