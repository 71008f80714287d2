import Contracts
import JSON

/// Makes, from a valid event, one that is invalid in exactly one way, for every code that does not depend on earlier
/// events. `StatefulMistakes` makes those that do.
public struct InvalidEventFactory: Sendable {
    public init() {}

    /// The codes this factory can make.
    public static let codes: [RejectionCode] = RejectionCode.allCases.filter {
        switch RejectionCause.of($0) {
        case .line, .message: true
        case .state, .impossible: false
        }
    }

    /// The type of valid event from which this mistake is made; `nil` when any type will do.
    public static func template(_ code: RejectionCode) -> EventType? {
        switch code {
        case .fieldCode, .fieldConflict, .fieldCodeExpired, .groupNotYours: .applicationSubmitted
        case .partyNotYours: .dwellingNominated
        default: nil
        }
    }

    /// - Parameters:
    ///   - event: a valid event of that partner, of the type that `template` asks for.
    ///   - id: the id of the invalid event.
    /// - Returns: `nil` when this kind of mistake cannot be made from that event.
    public func message(
        _ code: RejectionCode, from event: CloudEvent, partner: Partner, id: String
    ) -> SimulatedMessage? {
        var event = event
        event.id = id
        let json = event.json
        if let mistake = EnvelopeMistakes.make(code, in: json) ?? ProfileMistakes.make(code, in: json, of: partner)
            ?? DataMistakes.make(code, in: json)
        {
            return self.message(partner, JSONWriter.bytes(mistake.json), code, mistake.pointer)
        }
        if let bytes = ByteMistakes.make(code, in: event.bytes) { return self.message(partner, bytes, code, "") }
        if let mistake = HeaderMistakes.make(code) {
            return self.message(
                partner, event.bytes, code, mistake.pointer,
                headers: SimulatedMessage.structuredHeaders + mistake.headers)
        }
        return nil
    }

    private func message(
        _ partner: Partner, _ body: [UInt8], _ code: RejectionCode, _ pointer: String,
        headers: [EventHeader] = SimulatedMessage.structuredHeaders
    ) -> SimulatedMessage {
        SimulatedMessage(
            partner: partner.id, body: body, headers: headers, expected: .rejected(code, pointer: pointer))
    }
}
